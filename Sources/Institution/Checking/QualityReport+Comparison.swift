package import Comparison
package import Tabular

extension QualityReport {
    /// Each check in a word, which may leave.
    package var signals: [CheckSignal] {
        outcomes.map { CheckSignal(check: $0.check, word: $0.outcome.word) }
    }

    /// Everything, for the institution's own report.
    package var findings: [CheckFinding] {
        results.map { result in
            CheckFinding(
                check: result.id, place: result.place, what: result.found,
                word: result.outcome.word,
                advice: ([result.advice] + result.histogram).filter { !$0.isEmpty }
                    .joined(separator: "; "),
                waiver: result.waiver.map { "by \($0.who): \($0.reason)" })
        }
    }

    /// What failed and is not waived, a line each.
    package var blockingLines: [String] {
        results(.fail).filter { $0.waiver == nil }.map(\.description)
    }

    /// What warned or failed and is not waived, a line each.
    package var openLines: [String] { open.map(\.description) }

    /// The ids of what warned or failed and is not waived, with how often; nil where nothing did.
    package var openSummary: String? {
        var counts: [(check: String, count: Int)] = []
        for result in open {
            if let index = counts.firstIndex(where: { $0.check == result.id }) {
                counts[index].count += 1
            } else {
                counts.append((result.id, 1))
            }
        }
        guard !counts.isEmpty else { return nil }
        let list = counts.map { $0.count == 1 ? $0.check : "\($0.check) in \($0.count) places" }
        return "warned by \(list.joined(separator: ", ")); the own report says of what"
    }

    private var open: [QualityResult] {
        (results(.fail) + results(.warn)).filter { $0.waiver == nil }
    }
}

extension TellingAbsence {
    init(_ absence: AbsenceAgainstRest) {
        self.init(
            feature: absence.feature, indicator: absence.special ?? "missing", auc: absence.auc)
    }
}

extension QualityResult.Outcome {
    fileprivate var word: CheckSignal.Word {
        switch self {
        case .pass: .pass
        case .warn: .warn
        case .fail: .fail
        case .notMeasured: .notMeasured
        }
    }
}

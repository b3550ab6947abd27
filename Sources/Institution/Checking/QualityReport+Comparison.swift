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
                word: result.outcome.word, advice: result.advice,
                waiver: result.waiver.map { "by \($0.who): \($0.reason)" })
        }
    }

    /// What warned or failed and is not waived, a line each.
    package var openLines: [String] {
        (results(.fail) + results(.warn)).filter { $0.waiver == nil }.map(\.description)
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

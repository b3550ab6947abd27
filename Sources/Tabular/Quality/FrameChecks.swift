import Learning

/// The checks of one study's rows: missing and constant columns, ranges, the label, what was left out.
struct FrameChecks {
    let loaded: LoadedFrame

    func all() -> [QualityResult] {
        let columns = loaded.frame.columns + loaded.subgroups
        return columns.flatMap { [missing($0), constant($0)] } + findings() + [
            labels(), excluded(),
        ]
            + loaded.contradictions.map { contradiction in
                QualityResult(
                    id: "Y2", place: "target", what: contradiction.reason, outcome: .fail,
                    rows: loaded.population.rows, count: contradiction.count,
                    threshold: "fail above 0 %", advice: "the study must say what becomes of them")
            }
    }

    private func missing(_ column: FrameColumn) -> QualityResult {
        let count = column.states.reduce(0) { $0 + ($1 == FrameColumn.missing ? 1 : 0) }
        let limit = ShareLimit(warnAbove: 0.3, failAbove: 0.95)
        let outcome = limit.outcome(count: count, of: column.states.count)
        return QualityResult(
            id: "M1", place: column.specification.name, what: "missing values", outcome: outcome,
            rows: column.states.count, count: count, threshold: limit.words,
            advice: outcome == .pass
                ? "" : "check the mapping of the column, or leave the feature out")
    }

    /// The commonest value or state of the column, missing values aside.
    private func constant(_ column: FrameColumn) -> QualityResult {
        var counts: [UInt64: Int] = [:]
        var rows = 0
        for (value, state) in zip(column.values, column.states) where state != FrameColumn.missing {
            counts[
                state == FrameColumn.value ? value.bitPattern : UInt64.max - UInt64(state),
                default: 0] += 1
            rows += 1
        }
        let most = counts.values.max() ?? 0
        let outcome: QualityResult.Outcome =
            rows == 0 ? .notMeasured : most * 100 > rows * 95 ? .warn : .pass
        return QualityResult(
            id: "M3", place: column.specification.name,
            what: most == rows ? "one value fills the column" : "rows of the commonest value",
            outcome: outcome, rows: rows, count: most, threshold: "warn above 95 %",
            advice: outcome == .warn ? "a column that is constant everywhere is dropped" : "")
    }

    private func findings() -> [QualityResult] {
        loaded.findings.map { finding in
            QualityResult(
                id: finding.check, place: finding.place, what: finding.what,
                outcome: outcome(of: finding), rows: finding.rows, count: finding.count,
                threshold: "", advice: finding.advice)
        }
    }

    private func outcome(of finding: FrameFinding) -> QualityResult.Outcome {
        if finding.blocks { return .fail }
        return finding.kind == .outOfRange && finding.share <= 0.001 ? .pass : .warn
    }

    /// Classes of an event or of several; an amount has rows only.
    private func labels() -> QualityResult {
        let training = loaded.frame.rows(in: .training)
        let classes = loaded.frame.targetKind.classCount
        guard let classes else {
            return QualityResult(
                id: "Y1", place: "target", what: "training rows",
                outcome: training.isEmpty ? .fail : .pass,
                rows: training.count, count: training.count, threshold: "fail at 0")
        }
        var counts = [Int](repeating: 0, count: classes)
        for row in training { counts[Int(loaded.frame.labels[row])] += 1 }
        let fewer = counts.min() ?? 0
        let outcome: QualityResult.Outcome = fewer == 0 ? .fail : fewer < 50 ? .warn : .pass
        return QualityResult(
            id: "Y1", place: "target", what: "training rows of the rarer class", outcome: outcome,
            rows: training.count, count: fewer, threshold: "warn below 50, fail at 0",
            advice: outcome == .pass
                ? "" : "few cases make wide intervals; the federation helps here")
    }

    private func excluded() -> QualityResult {
        let flow = loaded.population
        let count = flow.rows - flow.kept
        let limit = ShareLimit(warnAbove: 0.2, failAbove: 0.8)
        let reasons = flow.excluded.map { "\($0.reason): \($0.count)" }
        let outcome = limit.outcome(count: count, of: flow.rows)
        return QualityResult(
            id: "Y2", place: "population", what: "rows censored or excluded", outcome: outcome,
            rows: flow.rows, count: count, threshold: limit.words,
            advice: (reasons + (flow.censored > 0 ? ["censored: \(flow.censored)"] : []))
                .joined(separator: "; "))
    }
}

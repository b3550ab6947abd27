import Tabular

/// What one feature remembers of an analyte in a visit: the rows that its window can still hold.
struct AnalyteReading: HistoryReading {
    /// In milliseconds; the window is open at its far end and closed at the index time.
    let window: Int
    let summary: AnalyteSummary
    /// Milliseconds after its collection at which a result without a time of its own counts as
    /// known.
    let delay: Int
    private var rows: [AnalyteResult] = []

    init(window: Int, summary: AnalyteSummary, delay: Int) {
        self.window = window
        self.summary = summary
        self.delay = delay
    }

    /// No later question is asked for a time before the row was known, so what lies a window behind
    /// that is of no use to any.
    mutating func learn(_ row: HistoryRow) {
        forget(before: row.known)
        let result = AnalyteResult(row, delay: delay)
        if result.collected > row.known - window { rows.append(result) }
    }

    mutating func value(at moment: Moment) -> FeatureValue {
        forget(before: moment)
        let known = rows.filter { $0.isThere(at: moment) }
        if known.isEmpty { return summary == .count ? .number(0) : .special("not_ordered") }
        let results = known.filter { $0.content != .lost }.sorted(by: AnalyteResult.isEarlier)
        return summary.value(of: results, at: moment)
    }

    private mutating func forget(before moment: Moment) {
        rows.removeAll { $0.collected <= moment - window }
    }
}

/// The row of an analyte in a visit without times.
struct OnlyResult: HistoryReading {
    private var rows: [AnalyteResult] = []

    mutating func learn(_ row: HistoryRow) { rows.append(AnalyteResult(row, delay: 0)) }

    mutating func value(at moment: Moment) -> FeatureValue {
        guard let only = rows.first else { return .special("not_ordered") }
        return rows.count == 1 ? only.value : .several
    }
}

/// What a feature makes of the results in its window; its name ends so.
enum AnalyteSummary: String, Sendable, Hashable, CaseIterable {
    case last
    case lowest = "min"
    case highest = "max"
    case count, age, change

    /// Of results in the order of their collection; none means that all were lost.
    func value(of results: [AnalyteResult], at moment: Moment) -> FeatureValue {
        if self == .count { return .number(Double(results.count)) }
        guard let last = results.last else { return .missing }
        switch self {
        case .last: return last.value
        case .lowest: return (results.filter { $0.order != nil }.min(by: isLower) ?? last).value
        case .highest: return (results.filter { $0.order != nil }.max(by: isLower) ?? last).value
        case .age: return .number(Double(moment.value - last.collected.value) / 3_600_000)
        case .change: return change(results)
        case .count: preconditionFailure("A count needs no result.")
        }
    }

    private func isLower(_ left: AnalyteResult, _ right: AnalyteResult) -> Bool {
        guard let left = left.order, let right = right.order else { return false }
        return left < right
    }

    /// From the first exact value to the last, which must be an hour apart at least.
    private func change(_ results: [AnalyteResult]) -> FeatureValue {
        let exact = results.filter { $0.exact != nil }
        guard let first = exact.first, let last = exact.last,
            last.collected >= first.collected + 3_600_000,
            let start = first.exact, let end = last.exact
        else { return .special("one_result") }
        return .number(end - start)
    }
}

/// What one quality check found, in counts; no value of a row.
package struct QualityResult: Sendable, Hashable {
    package enum Outcome: String, Sendable, Hashable, CaseIterable {
        case pass, warn, fail
        case notMeasured = "not measured"
    }

    /// The check's id, such as `C3`; waivers name it.
    package let id: String
    /// `table.column`, or the feature.
    package let place: String
    package let what: String
    package let outcome: Outcome
    /// How many rows the check speaks about, and how many of them it found at fault.
    package let rows: Int?
    package let count: Int?
    /// When the check warns and fails, in words.
    package let threshold: String
    /// The statement over the mapping's views that gives the count again.
    package let sql: String?
    package let advice: String

    package init(
        id: String, place: String, what: String, outcome: Outcome, rows: Int? = nil,
        count: Int? = nil, threshold: String = "", sql: String? = nil, advice: String = ""
    ) {
        self.id = id
        self.place = place
        self.what = what
        self.outcome = outcome
        self.rows = rows
        self.count = count
        self.threshold = threshold
        self.sql = sql
        self.advice = advice
    }

    package var share: Double? {
        guard let rows, let count, rows > 0 else { return nil }
        return Double(count) / Double(rows)
    }
}

/// From which share of rows on a check warns or fails.
package struct ShareLimit: Sendable, Hashable {
    /// Exclusive: a share equal to the limit still passes. Nil: never.
    package let warnAbove: Double?
    package let failAbove: Double?

    package init(warnAbove: Double?, failAbove: Double?) {
        self.warnAbove = warnAbove
        self.failAbove = failAbove
    }

    /// No rows at all measure nothing.
    package func outcome(count: Int, of rows: Int) -> QualityResult.Outcome {
        guard rows > 0 else { return .notMeasured }
        let share = Double(count) / Double(rows)
        if let failAbove, share > failAbove { return .fail }
        if let warnAbove, share > warnAbove { return .warn }
        return .pass
    }

    package var words: String {
        let parts = [("warn", warnAbove), ("fail", failAbove)].compactMap { word, limit in
            limit.map { "\(word) above \(ShareLimit.percent($0))" }
        }
        return parts.joined(separator: ", ")
    }

    /// A share as `0.5 %`, with at most one decimal below ten.
    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }
}

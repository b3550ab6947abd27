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
    /// The study's feature, where the check is about one; a waiver may name it.
    package let feature: String?
    package let what: String
    package let outcome: Outcome
    /// How many rows the check speaks about, and how many of them it found at fault.
    package let rows: Int?
    package let count: Int?
    /// What was measured, where it is no share of rows: an AUC, an index, a ratio.
    package let value: Double?
    /// When the check warns and fails, in words.
    package let threshold: String
    /// The statement over the mapping's views that finds the fault again. It counts all rows that
    /// are mapped, of which a study takes its own.
    package let sql: String?
    package let advice: String
    /// The shares that were compared, a line each.
    package let histogram: [String]
    /// Who accepted a warning or a fail, and why.
    package let waiver: QualityWaiver?

    package init(
        id: String, place: String, feature: String? = nil, what: String, outcome: Outcome,
        rows: Int? = nil, count: Int? = nil, value: Double? = nil, threshold: String = "",
        sql: String? = nil, advice: String = "", histogram: [String] = [],
        waiver: QualityWaiver? = nil
    ) {
        self.id = id
        self.place = place
        self.feature = feature
        self.what = what
        self.outcome = outcome
        self.rows = rows
        self.count = count
        self.value = value
        self.threshold = threshold
        self.sql = sql
        self.advice = advice
        self.histogram = histogram
        self.waiver = waiver
    }

    /// What was found with its counts or its measure.
    package var found: String { outcome == .notMeasured ? what : what + measured }

    package var share: Double? {
        guard let rows, let count, rows > 0 else { return nil }
        return Double(count) / Double(rows)
    }

    /// The same result with the first of `waivers` that settles it, or as it is.
    func waived(by waivers: [QualityWaiver]) -> QualityResult {
        guard waiver == nil, let found = waivers.first(where: { $0.settles(self) }) else {
            return self
        }
        return QualityResult(
            id: id, place: place, feature: feature, what: what, outcome: outcome, rows: rows,
            count: count, value: value, threshold: threshold, sql: sql, advice: advice,
            histogram: histogram, waiver: found)
    }
}

extension QualityResult: CustomStringConvertible {
    package var description: String {
        let word = waiver == nil ? outcome.rawValue : "waived \(outcome.rawValue)"
        var line = "\(word)  \(id)  \(place): \(found)"
        if !threshold.isEmpty, outcome != .notMeasured { line += "; \(threshold)" }
        if let waiver { return line + "\n      by \(waiver.who): \(waiver.reason)" }
        let below = (advice.isEmpty ? [] : [advice]) + histogram
        return ([line] + below).joined(separator: "\n      ")
    }

    private var measured: String {
        if let value {
            return ", \(QualityResult.decimals(value))" + (rows.map { " over \($0) rows" } ?? "")
        }
        guard let count, let rows else { return "" }
        return ", \(count) of \(rows)" + (share.map { " (\(ShareLimit.percent($0)))" } ?? "")
    }

    /// Three decimals, halves to even.
    static func decimals(_ value: Double) -> String {
        guard value.magnitude < 1e12 else { return "\(value)" }
        let thousandths = Int((value.magnitude * 1000).rounded(.toNearestOrEven))
        let rest = String(thousandths % 1000)
        let zeros = String(repeating: "0", count: 3 - rest.utf8.count)
        let sign = value < 0 && thousandths > 0 ? "-" : ""
        return "\(sign)\(thousandths / 1000).\(zeros)\(rest)"
    }
}

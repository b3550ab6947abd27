/// A check that counts rows at fault with one statement over the canonical views.
package struct ShareCheck: Sendable, Hashable {
    package let id: String
    package let place: String
    package let what: String
    /// Without one of these columns nothing is measured.
    package let needs: [ColumnReference]
    /// What follows FROM: views by their canonical names, and joins.
    package let rows: String
    /// SQL that is true for the rows of which the check speaks.
    package let applies: String
    /// SQL that is true for a row at fault.
    package let fault: String
    package let limit: ShareLimit
    package let advice: String

    package init(
        id: String, place: String, what: String, needs: [ColumnReference], rows: String,
        applies: String = "1", fault: String, limit: ShareLimit, advice: String
    ) {
        self.id = id
        self.place = place
        self.what = what
        self.needs = needs
        self.rows = rows
        self.applies = applies
        self.fault = fault
        self.limit = limit
        self.advice = advice
    }

    /// The check's result once its rows are counted: those of which it speaks, and those at fault.
    func result(rows: Int, count: Int) -> QualityResult {
        let outcome = limit.outcome(count: count, of: rows)
        return result(outcome, advice: outcome == .pass ? "" : advice, rows: rows, count: count)
    }

    /// The result where the institution doesn't have what the check needs; nil where it has.
    func unmeasured(in mapping: Mapping) -> QualityResult? {
        needs.first { mapping.absence(of: $0) != nil }.map {
            result(.notMeasured, advice: "\($0) is absent")
        }
    }

    /// The check by itself, as a person can run it.
    var sql: String { "SELECT count(*), sum(\(fault)) FROM \(rows) WHERE \(applies)" }

    private func result(
        _ outcome: QualityResult.Outcome, advice: String, rows: Int? = nil, count: Int? = nil
    ) -> QualityResult {
        QualityResult(
            id: id, place: place, what: what, outcome: outcome, rows: rows, count: count,
            threshold: limit.words, sql: sql, advice: advice)
    }
}

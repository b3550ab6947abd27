/// A check that counts rows at fault with one statement over the canonical views.
package struct ShareCheck: Sendable, Hashable {
    package let id: String
    package let place: String
    package let what: String
    /// Without one of these columns nothing is measured.
    package let needs: [ColumnReference]
    /// Columns whose `__state` the SQL reads; where one stands in the view without a state, nothing
    /// can be said against its values.
    package let states: [ColumnReference]
    /// What follows FROM: views by their canonical names, and joins.
    package let rows: String
    /// SQL that is true for the rows of which the check speaks.
    package let applies: String
    /// SQL that is true for a row at fault.
    package let fault: String
    package let limit: ShareLimit
    package let advice: String

    package init(
        id: String, place: String, what: String, needs: [ColumnReference],
        states: [ColumnReference] = [], rows: String, applies: String = "1", fault: String,
        limit: ShareLimit, advice: String
    ) {
        self.id = id
        self.place = place
        self.what = what
        self.needs = needs
        self.states = states
        self.rows = rows
        self.applies = applies
        self.fault = fault
        self.limit = limit
        self.advice = advice
    }

    func measure(
        _ compiled: CompiledMapping, in snapshot: Snapshot
    ) throws(LoadingError) -> QualityResult {
        if let absent = needs.first(where: { compiled.mapping.absence(of: $0) != nil }) {
            return result(.notMeasured, advice: "\(absent) is absent")
        }
        if let plain = states.first(where: { compiled.column($0)?.hasState == false }) {
            return result(.notMeasured, advice: "\(plain) is read as it is stored")
        }
        let counts = try snapshot.counts(sql)
        guard counts.count == 2 else { return result(.notMeasured, advice: advice) }
        let outcome = limit.outcome(count: counts[1], of: counts[0])
        return result(
            outcome, advice: outcome == .pass ? "" : advice, rows: counts[0], count: counts[1])
    }

    private func result(
        _ outcome: QualityResult.Outcome, advice: String, rows: Int? = nil, count: Int? = nil
    ) -> QualityResult {
        QualityResult(
            id: id, place: place, what: what, outcome: outcome, rows: rows, count: count,
            threshold: limit.words, sql: sql, advice: advice)
    }

    private var sql: String { "SELECT count(*), sum(\(fault)) FROM \(rows) WHERE \(applies)" }
}

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
    /// SQL of a word by which rows are counted apart, each word with a result of its own; nil
    /// counts them together. It must be a word of ours, never one out of a row.
    package let by: String?
    package let limit: ShareLimit
    package let advice: String

    package init(
        id: String, place: String, what: String, needs: [ColumnReference],
        states: [ColumnReference] = [], rows: String, applies: String = "1", fault: String,
        by: String? = nil, limit: ShareLimit, advice: String
    ) {
        self.id = id
        self.place = place
        self.what = what
        self.needs = needs
        self.states = states
        self.rows = rows
        self.applies = applies
        self.fault = fault
        self.by = by
        self.limit = limit
        self.advice = advice
    }

    /// The check's result once its rows are counted: those of which it speaks, and those at fault.
    func result(rows: Int, count: Int) -> QualityResult {
        result(place, rows: rows, count: count, sql: sql)
    }

    /// The result where the institution doesn't have what the check needs; nil where it has.
    func unmeasured(in compiled: CompiledMapping) -> QualityResult? {
        if let absent = needs.first(where: { compiled.mapping.absence(of: $0) != nil }) {
            return unmeasured("\(absent) is absent")
        }
        return states.first { compiled.column($0)?.hasState == false }.map {
            unmeasured("\($0) is read as it is stored")
        }
    }

    /// One result for each word that rows are counted by.
    func results(by word: String, in snapshot: Snapshot) throws(LoadingError) -> [QualityResult] {
        let count = ColumnReader.Request.Kind.number(decimals: nil, isWhole: true)
        let cells = try ColumnReader.read(
            "SELECT \(word), count(*), sum(\(fault)) FROM \(rows) WHERE (\(applies)) "
                + "AND \(word) IS NOT NULL GROUP BY 1 ORDER BY 1",
            [(place, .text), (place, count), (place, count)].map {
                .init(name: $0, kind: $1, hasState: false)
            }, in: snapshot)
        guard !cells[0].texts.isEmpty else { return [unmeasured(advice)] }
        return cells[0].texts.enumerated().map { row, name in
            result(
                "\(place) (\(name))", rows: Int(cells[1].numbers[row]),
                count: Int(cells[2].numbers[row]),
                sql: "\(sql) AND \(word) = \(SQLText.literal(name))")
        }
    }

    /// The check by itself, as a person can run it.
    var sql: String {
        let condition = by == nil ? applies : "(\(applies))"
        return "SELECT count(*), sum(\(fault)) FROM \(rows) WHERE \(condition)"
    }

    private func result(_ place: String, rows: Int, count: Int, sql: String) -> QualityResult {
        let outcome = limit.outcome(count: count, of: rows)
        return QualityResult(
            id: id, place: place, what: what, outcome: outcome, rows: rows, count: count,
            threshold: limit.words, sql: sql, advice: outcome == .pass ? "" : advice)
    }

    private func unmeasured(_ advice: String) -> QualityResult {
        QualityResult(
            id: id, place: place, what: what, outcome: .notMeasured, threshold: limit.words,
            sql: sql, advice: advice)
    }
}

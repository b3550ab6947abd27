/// The errors of a model on all rows of a set, and on the last row of each entity alone.
package struct AmountTable: Sendable, Hashable {
    package let range: ClosedRange<Double>
    package let allRows: AmountSums
    package let lastRows: AmountSums

    package init(range: ClosedRange<Double>, allRows: AmountSums, lastRows: AmountSums) {
        self.range = range
        self.allRows = allRows
        self.lastRows = lastRows
    }

    package init(_ rows: AmountScores, range: ClosedRange<Double>) {
        self.init(
            range: range, allRows: AmountSums(rows, range: range),
            lastRows: AmountSums(rows.lastRows, range: range))
    }

    package var rowCount: Int { allRows.rows }
}

/// Rows that a model is fitted on or a sum is taken over.
package struct LabelledRows: Sendable, Hashable {
    package let design: DesignMatrix
    /// One target a row; for a logistic model from 0 to 1.
    package let labels: [Double]
    /// How often each row counts, whole numbers from 0; nil for once each.
    package let frequencies: [Double]?
    /// A known part of each row's linear predictor; nil for 0.
    package let offsets: [Double]?

    package init(
        design: DesignMatrix, labels: [Double], frequencies: [Double]? = nil,
        offsets: [Double]? = nil
    ) {
        precondition(labels.count == design.rowCount, "there is one label for each row")
        precondition(
            frequencies?.count ?? labels.count == labels.count, "there is one frequency a row")
        precondition(
            frequencies?.allSatisfy { $0 >= 0 && $0.rounded() == $0 } ?? true,
            "a frequency is a whole number from 0")
        precondition(offsets?.count ?? labels.count == labels.count, "there is one offset a row")
        self.design = design
        self.labels = labels
        self.frequencies = frequencies
        self.offsets = offsets
    }

    package var rowCount: Int { labels.count }

    /// The number of rows, each counted as often as its frequency says.
    package var observationCount: Int {
        frequencies.map { Int($0.reduce(0, +)) } ?? rowCount
    }

    /// The given rows, in the given order.
    package func selecting(_ rows: [Int]) -> LabelledRows {
        LabelledRows(
            design: design.selecting(rows), labels: rows.map { labels[$0] },
            frequencies: frequencies.map { all in rows.map { all[$0] } },
            offsets: offsets.map { all in rows.map { all[$0] } })
    }
}

extension LabelledRows: CustomStringConvertible {
    /// The shape only; no value of a row is ever printable.
    package var description: String {
        "LabelledRows(\(rowCount) rows, \(design.columnCount) columns)"
    }
}

/// The inputs of a linear model: one row an observation, one column a coefficient.
package struct DesignMatrix: Sendable, Hashable {
    package let columnNames: [String]
    package let rowCount: Int
    /// `rowCount × columnCount` numbers, row after row.
    package let values: [Double]
    /// Whether column 0 is the intercept, 1 in every row.
    package let hasIntercept: Bool

    package var columnCount: Int { columnNames.count }

    package init(columnNames: [String], rowCount: Int, values: [Double], hasIntercept: Bool) {
        precondition(
            values.count == rowCount * columnNames.count,
            "a design matrix has rows × columns values")
        precondition(
            !hasIntercept
                || (!columnNames.isEmpty
                    && stride(from: 0, to: values.count, by: columnNames.count)
                        .allSatisfy { values[$0] == 1 }),
            "the intercept's column is 1 in every row")
        self.columnNames = columnNames
        self.rowCount = rowCount
        self.values = values
        self.hasIntercept = hasIntercept
    }

    package func row(_ index: Int) -> ArraySlice<Double> {
        values[index * columnCount..<(index + 1) * columnCount]
    }

    /// The given rows, in the given order.
    package func selecting(_ rows: [Int]) -> DesignMatrix {
        var selected: [Double] = []
        selected.reserveCapacity(rows.count * columnCount)
        for index in rows { selected.append(contentsOf: row(index)) }
        return DesignMatrix(
            columnNames: columnNames, rowCount: rows.count, values: selected,
            hasIntercept: hasIntercept)
    }
}

extension DesignMatrix: CustomStringConvertible {
    /// The shape only; no value of a row is ever printable.
    package var description: String { "DesignMatrix(\(rowCount) rows, \(columnCount) columns)" }
}

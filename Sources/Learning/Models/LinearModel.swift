/// A model whose prediction is a weighted sum of its inputs; for a logistic model, the log odds.
package struct LinearModel: Sendable, Hashable {
    package let columnNames: [String]
    /// One for each column, in the order of `columnNames`.
    package let coefficients: [Double]

    package init(columnNames: [String], coefficients: [Double]) {
        precondition(
            columnNames.count == coefficients.count, "there is one coefficient for each column")
        self.columnNames = columnNames
        self.coefficients = coefficients
    }

    /// x·β of every row, summed from left to right: a row has the same bits alone and in a batch.
    package func linearPredictors(_ design: DesignMatrix) -> [Double] {
        precondition(design.columnNames == columnNames, "a model meets rows of other columns")
        return RowProducts.predictors(
            design.values, columns: coefficients.count, rows: 0..<design.rowCount,
            coefficients: coefficients)
    }

    /// σ(x·β) of every row, by our own exp.
    package func probabilities(_ design: DesignMatrix) -> [Double] {
        linearPredictors(design).map { ElementaryFunctions.sigmoid($0) }
    }
}

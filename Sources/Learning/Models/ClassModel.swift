/// A multinomial model: one linear predictor for each class that was seen in training, that of the
/// first of them 0.
package struct ClassModel: Sendable, Hashable {
    package let columnNames: [String]
    package let classCount: Int
    /// The numbers of the classes that were seen, ascending, at least two.
    package let seen: [Int]
    /// One for each column, for each class in `seen` but the first, class after class.
    package let coefficients: [Double]
    /// The probability that every class that was never seen is given.
    package let unseenShare: Double

    package init(
        columnNames: [String], classCount: Int, seen: [Int], coefficients: [Double],
        unseenShare: Double
    ) {
        precondition(
            seen.count >= 2 && seen.count <= classCount, "a model tells at least two classes apart")
        precondition(
            coefficients.count == (seen.count - 1) * columnNames.count,
            "every class but the first has one coefficient for each column")
        precondition(
            seen.count == classCount
                || unseenShare > 0 && unseenShare * Double(classCount - seen.count) < 1,
            "classes never seen have a small chance")
        self.columnNames = columnNames
        self.classCount = classCount
        self.seen = seen
        self.coefficients = coefficients
        self.unseenShare = unseenShare
    }

    /// For each row the log of every class's probability, up to one number a row: `classCount`
    /// numbers, row after row.
    package func scores(_ design: DesignMatrix) -> [Double] {
        precondition(design.columnNames == columnNames, "a model meets rows of other columns")
        let columns = columnNames.count
        let predictors = (0..<seen.count - 1).map { own in
            RowProducts.predictors(
                design.values, columns: columns, rows: 0..<design.rowCount,
                coefficients: Array(coefficients[own * columns..<(own + 1) * columns]))
        }
        var scores: [Double] = []
        scores.reserveCapacity(design.rowCount * classCount)
        for row in 0..<design.rowCount {
            scores += spread([0] + predictors.map { $0[row] })
        }
        return scores
    }

    /// The scores of the seen classes among those of all.
    private func spread(_ scores: [Double]) -> [Double] {
        guard seen.count < classCount else { return scores }
        let left = 1 - unseenShare * Double(classCount - seen.count)
        let shift = ElementaryFunctions.log(left) - Softmax.logTotal(scores[...])
        var all = [Double](
            repeating: ElementaryFunctions.log(unseenShare), count: classCount)
        for (place, number) in seen.enumerated() { all[number] = scores[place] + shift }
        return all
    }
}

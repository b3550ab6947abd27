import Learning

/// Rows with what a model says of them that it has not seen, on which it can be recalibrated.
struct OutOfFold {
    /// As they were found.
    let targets: [Double]
    /// Of `TrainedModel.predictors`, row after row.
    let predictors: [Double]
    let targetKind: TargetKind

    func recalibration(onRows rows: [Int]) -> HomeRecalibration {
        HomeRecalibration(
            targets: rows.map { targetKind.learned(targets[$0]) }, predictors: predictors(rows),
            targetKind: targetKind)
    }

    /// Predictors of all rows, those of a fold corrected by what the other folds say.
    func recalibrated(_ folds: RowFolds) -> [Double] {
        let width = targetKind.predictorsOfARow
        var all = predictors
        for (fold, rows) in folds.rows.enumerated() {
            let others = folds.ofRow.indices.filter { folds.ofRow[$0] != fold }
            let corrected = recalibration(onRows: others).apply(predictors(rows))
            for (place, row) in rows.enumerated() {
                for index in 0..<width {
                    all[row * width + index] = corrected[place * width + index]
                }
            }
        }
        return all
    }

    private func predictors(_ rows: [Int]) -> [Double] {
        let width = targetKind.predictorsOfARow
        return rows.flatMap { predictors[$0 * width..<($0 + 1) * width] }
    }
}

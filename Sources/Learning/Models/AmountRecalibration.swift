/// A correction of predicted amounts for one institution's rows: intercept + slope·prediction.
package struct AmountRecalibration: Sendable, Hashable {
    package let intercept: Double
    package let slope: Double
    /// The rows that it was fitted on.
    package let rows: Int

    /// From so many rows on a slope is fitted too.
    package static let rowsForSlope = 200

    /// Least squares on validation rows, never on rows that the result is measured on.
    ///
    /// With fewer than 200 rows, or predictions that are all equal, only the intercept: the mean of
    /// truth − prediction. Without rows nothing is corrected.
    package init(truths: [Double], predictions: [Double]) {
        precondition(truths.count == predictions.count, "there is one prediction for each row")
        rows = truths.count
        guard rows > 0 else {
            (intercept, slope) = (0, 1)
            return
        }
        let count = Double(rows)
        let truth = truths.reduce(0, +) / count
        let prediction = predictions.reduce(0, +) / count
        var (squares, products) = (0.0, 0.0)
        for (own, other) in zip(predictions, truths) {
            squares += (own - prediction) * (own - prediction)
            products += (own - prediction) * (other - truth)
        }
        slope = rows >= Self.rowsForSlope && squares > 0 ? products / squares : 1
        intercept = truth - slope * prediction
    }

    package func apply(_ prediction: Double) -> Double { intercept + slope * prediction }
}

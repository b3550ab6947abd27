/// A recalibration with what it rests on.
package struct RecalibrationFit: Sendable, Hashable {
    package enum Basis: Sendable, Hashable {
        /// Both outcomes were seen.
        case bothClasses
        /// All rows had the same outcome: the intercept aims at (events + ½)/(rows + 1).
        case singleClass
        /// No rows: nothing was corrected.
        case noRows
    }

    package let recalibration: Recalibration
    package let basis: Basis
    package let events: Int
    package let nonEvents: Int

    /// From so many events on a slope is fitted too.
    package static let eventsForSlope = 200
    /// Keeps the slope near 1: the penalty is ½·(b − 1)².
    private static let slopeRidge = 1.0

    /// Fits on validation rows, never on rows that the result is measured on.
    ///
    /// With fewer than 200 events only the intercept: the root of Σ(y − p′). Else intercept and
    /// slope, with ridge 1 on b − 1.
    /// - Parameters:
    ///   - labels: 1 where the event happened, 0 where it did not.
    ///   - linearPredictors: the model's log odds, finite.
    package init(labels: [UInt8], linearPredictors: [Double]) {
        precondition(
            labels.count == linearPredictors.count, "there is one predictor for each row")
        precondition(linearPredictors.allSatisfy(\.isFinite), "a predictor is a finite number")
        events = labels.reduce(0) { $0 + Int($1) }
        nonEvents = labels.count - events
        guard !labels.isEmpty else {
            recalibration = .identity
            basis = .noRows
            return
        }
        guard events > 0, nonEvents > 0 else {
            let share = (Double(events) + 0.5) / Double(labels.count + 1)
            recalibration = .intercept(
                InterceptFit(linearPredictors, events: share * Double(labels.count)).intercept)
            basis = .singleClass
            return
        }
        let shift = InterceptFit(linearPredictors, events: Double(events)).intercept
        let withSlope = events >= Self.eventsForSlope
        recalibration =
            withSlope
            ? Self.slopeFit(labels, linearPredictors, shift: shift) ?? .intercept(shift)
            : .intercept(shift)
        basis = .bothClasses
    }

    /// Nil when the fit does not settle, which its ridge all but excludes.
    private static func slopeFit(
        _ labels: [UInt8], _ predictors: [Double], shift: Double
    ) -> Recalibration? {
        let design = DesignMatrix(
            columnNames: ["intercept", "slope"], rowCount: labels.count,
            values: predictors.flatMap { [1, $0] }, hasIntercept: true)
        let rows = LabelledRows(
            design: design, labels: labels.map(Double.init), offsets: predictors)
        let fit = try? LogisticFit.fit(
            rows, penalties: [0, slopeRidge], start: [shift, 0], tolerance: 1e-10)
        return fit.map { .interceptAndSlope($0.coefficients[0], 1 + $0.coefficients[1]) }
    }
}

/// The shift a of all log odds with Σσ(η + a) = events.
struct InterceptFit: Sendable, Hashable {
    let intercept: Double
    let standardError: Double

    /// `events` lies strictly between 0 and the number of predictors.
    init(_ predictors: [Double], events: Double) {
        precondition(
            events > 0 && events < Double(predictors.count),
            "an intercept is fitted to more than no and less than all events")
        let rate = ElementaryFunctions.logit(events / Double(predictors.count))
        let lowest = predictors.reduce(0) { min($0, $1) }
        let highest = predictors.reduce(0) { max($0, $1) }
        let range = (rate - highest - 1)...(rate - lowest + 1)
        intercept = MonotoneRoot.newtonFalling(in: range, from: rate, tolerance: 1e-14) { shift in
            let sums = Self.sums(predictors, shift: shift)
            return (value: events - sums.expected, slope: -sums.information)
        }
        standardError =
            1 / Self.sums(predictors, shift: intercept).information.squareRoot()
    }

    private static func sums(
        _ predictors: [Double], shift: Double
    ) -> (expected: Double, information: Double) {
        var expected = 0.0
        var information = 0.0
        for predictor in predictors {
            let probability = ElementaryFunctions.sigmoid(predictor + shift)
            expected += probability
            information += probability * ElementaryFunctions.sigmoid(-(predictor + shift))
        }
        return (expected, information)
    }
}

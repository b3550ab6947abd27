import Learning
import Testing

@Suite struct `Calibration fit` {
    /// Twelve rows, fitted by an independent Newton iteration.
    @Test func `equals the fit of an independent implementation`() throws {
        let rows = ScoredRows(
            labels: [1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0],
            probabilities: [0.9, 0.8, 0.8, 0.7, 0.6, 0.6, 0.5, 0.4, 0.4, 0.3, 0.2, 0.1])
        let intercept = try CalibrationFit.intercept(rows)
        expectClose(intercept.estimate, -0.56839665, absolute: 1e-8)
        expectClose(intercept.standardError, 0.66604185, absolute: 1e-8)
        let slope = try CalibrationFit.slope(rows)
        expectClose(slope.estimate, 1.26914343, absolute: 1e-8)
        expectClose(slope.standardError, 0.78478923, absolute: 1e-8)
        let interval = slope.interval()
        expectClose(interval.low, 1.26914343 - 1.959963985 * 0.78478923, absolute: 1e-7)
    }

    @Test func `a model on its own rows is calibrated`() throws {
        let simulated = SimulatedRows(seed: 7, rowCount: 400, columns: 4)
        let fit = try LogisticFit.fit(simulated.rows)
        let model = LinearModel(
            columnNames: simulated.rows.design.columnNames, coefficients: fit.coefficients)
        let rows = ScoredRows(
            labels: simulated.rows.labels.map { UInt8($0) },
            probabilities: model.probabilities(simulated.rows.design))
        expectClose(try CalibrationFit.intercept(rows).estimate, 0, absolute: 1e-8)
        expectClose(try CalibrationFit.slope(rows).estimate, 1, absolute: 1e-8)
    }

    @Test func `what has no finite value is named`() throws {
        let separated = ScoredRows(labels: [0, 0, 1, 1], probabilities: [0.1, 0.2, 0.6, 0.9])
        #expect(throws: MetricError.separated) { try CalibrationFit.slope(separated) }
        let constant = ScoredRows(labels: [0, 1], probabilities: [0.25, 0.25])
        #expect(throws: MetricError.constantScores) { try CalibrationFit.slope(constant) }
        expectClose(
            try CalibrationFit.intercept(constant).estimate, ElementaryFunctions.log(3),
            relative: 1e-12)
        let single = ScoredRows(labels: [1, 1], probabilities: [0.2, 0.4])
        #expect(throws: MetricError.singleClass) { try CalibrationFit.intercept(single) }
        let none = ScoredRows(labels: [], probabilities: [])
        #expect(throws: MetricError.noRows) { try CalibrationFit.slope(none) }
    }

    @Test func `certain probabilities are cut, not lost`() throws {
        let rows = ScoredRows(labels: [0, 1, 1, 0], probabilities: [0, 1, 0, 0.5])
        let fit = try CalibrationFit.slope(rows)
        #expect(fit.estimate.isFinite && fit.standardError.isFinite)
    }
}

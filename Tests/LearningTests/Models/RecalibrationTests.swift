import Learning
import Testing

@Suite struct `Recalibration` {
    /// Labels drawn at log odds 1 + 0.5·η of the given predictors.
    private func miscalibrated(
        seed: UInt64, count: Int
    ) -> (labels: [UInt8], predictors: [Double]) {
        var generator = SeededGenerator(seeds: seed, 5)
        let predictors = (0..<count).map { _ in 2 * generator.normal() }
        let labels: [UInt8] = predictors.map {
            generator.uniform() < ElementaryFunctions.sigmoid(1 + 0.5 * $0) ? 1 : 0
        }
        return (labels, predictors)
    }

    @Test(arguments: 0..<5 as Range<UInt64>)
    func `with few events the probabilities then sum to the events`(seed: UInt64) {
        let (labels, predictors) = miscalibrated(seed: seed, count: 150)
        let fit = RecalibrationFit(labels: labels, linearPredictors: predictors)
        guard case .intercept = fit.recalibration else {
            Issue.record("an intercept was expected, replay with seed \(seed)")
            return
        }
        #expect(fit.basis == .bothClasses)
        let sum = fit.recalibration.probabilities(predictors).reduce(0, +)
        expectClose(sum, Double(fit.events), absolute: 1e-9 * 150, "replay with seed \(seed)")
    }

    @Test func `with many events the slope is found too`() {
        let (labels, predictors) = miscalibrated(seed: 1, count: 4_000)
        let fit = RecalibrationFit(labels: labels, linearPredictors: predictors)
        guard case .interceptAndSlope(let shift, let slope) = fit.recalibration else {
            Issue.record("a slope was expected")
            return
        }
        expectClose(shift, 1, absolute: 0.15)
        expectClose(slope, 0.5, absolute: 0.08)
        let sum = fit.recalibration.probabilities(predictors).reduce(0, +)
        expectClose(sum, Double(fit.events), absolute: 1e-9 * 4_000)
    }

    @Test func `ranking stays the same, bit for bit`() throws {
        let (labels, predictors) = miscalibrated(seed: 3, count: 600)
        let fit = RecalibrationFit(labels: labels, linearPredictors: predictors)
        let before = RankingMetrics(ScoredRows(labels: labels, probabilities: predictors))
        let after = RankingMetrics(
            ScoredRows(labels: labels, probabilities: predictors.map(fit.recalibration.apply)))
        #expect(try before.auc() == after.auc())
    }

    /// An unpenalised fit with an intercept needs no correction on its own rows.
    @Test func `a model's own training rows ask for nothing`() throws {
        let simulated = SimulatedRows(seed: 2, rowCount: 900, columns: 3)
        let fit = try LogisticFit.fit(simulated.rows)
        let model = LinearModel(
            columnNames: simulated.rows.design.columnNames, coefficients: fit.coefficients)
        let labels = simulated.rows.labels.map { UInt8($0) }
        let recalibration = RecalibrationFit(
            labels: labels, linearPredictors: model.linearPredictors(simulated.rows.design))
        guard case .interceptAndSlope(let shift, let slope) = recalibration.recalibration else {
            Issue.record("a slope was expected")
            return
        }
        expectClose(shift, 0, absolute: 1e-8)
        expectClose(slope, 1, absolute: 1e-8)
    }

    /// Three events of three aim at 3½/4 = 0.875: log odds log 7.
    @Test func `one outcome only is aimed at half a row less, and marked`() {
        let fit = RecalibrationFit(labels: [1, 1, 1], linearPredictors: [0, 0, 0])
        #expect(fit.basis == .singleClass)
        expectClose(fit.recalibration.apply(0), ElementaryFunctions.log(7), relative: 1e-12)
        let none = RecalibrationFit(labels: [0], linearPredictors: [2])
        expectClose(none.recalibration.probabilities([2]), [0.25], relative: 1e-12)
        let empty = RecalibrationFit(labels: [], linearPredictors: [])
        #expect(empty.recalibration == .identity)
        #expect(empty.basis == .noRows)
    }

    @Test func `extreme predictors are brought to the events`() {
        let predictors = [-70.0, -60, 65, 80]
        let fit = RecalibrationFit(labels: [1, 0, 0, 0], linearPredictors: predictors)
        let sum = fit.recalibration.probabilities(predictors).reduce(0, +)
        expectClose(sum, 1, absolute: 1e-9)
    }
}

import Diagnosis
import Learning
import Tabular
import Testing

/// Figures of the field that a reader can work out by hand.
@Suite struct `The numbers of the field` {
    private func isNear(_ value: Double?, _ other: Double, within distance: Double) -> Bool {
        value.map { ($0 - other).magnitude <= distance } ?? false
    }

    @Test func `of 50 cases 45 found, of 200 others 30 alarmed`() {
        let decisions = ThresholdMetrics(
            threshold: 0.2, truePositives: 45, falsePositives: 30, trueNegatives: 170,
            falseNegatives: 5)
        #expect(isNear(decisions.sensitivity, 0.9, within: 1e-12))
        #expect(isNear(decisions.specificity, 0.85, within: 1e-12))
        #expect(isNear(decisions.precision, 0.6, within: 1e-12))
        #expect(isNear(decisions.negativePredictiveValue, 0.9714, within: 5e-5))
        #expect(isNear(decisions.netBenefit, 0.15, within: 1e-12))
        #expect(isNear(decisions.netBenefitOfAll, 0, within: 1e-12))
    }

    @Test func `of 1,000 visits 80 cases found and 120 alarms at one in ten`() {
        let decisions = ThresholdMetrics(
            threshold: 0.1, truePositives: 80, falsePositives: 120, trueNegatives: 780,
            falseNegatives: 20)
        #expect(isNear(decisions.netBenefit, 0.0667, within: 5e-5))
        #expect(isNear(decisions.netBenefitOfAll, 0, within: 1e-12))
    }

    @Test func `twice the events that were said move the intercept by 0.98`() throws {
        let rows = ScoredRows(
            labels: (0..<100).map { $0 < 40 ? 1 : 0 },
            probabilities: [Double](repeating: 0.2, count: 100))
        #expect(isNear(try CalibrationFit.intercept(rows).estimate, 0.980829, within: 1e-6))
    }

    @Test func `a row's Brier score over three classes`() throws {
        let scores = ClassScores(labels: [0], classCount: 3, probabilities: [0.7, 0.2, 0.1])
        #expect(isNear(try scores.brier(), 0.14, within: 1e-12))
    }

    @Test func `two groups of 50 that are off by a tenth each`() throws {
        let rows = ScoredRows(
            labels: (0..<100).map { $0 % 50 < ($0 < 50 ? 15 : 25) ? 1 : 0 },
            probabilities: (0..<100).map { $0 < 50 ? 0.2 : 0.6 })
        let reliability = try Reliability(rows, equalCounts: 2)
        #expect(isNear(reliability.expectedCalibrationError, 0.1, within: 1e-12))
    }

    @Test func `three hospitals' areas under the curve on the logit scale`() throws {
        let pooled = try MetaAnalysis([
            MetaValue(estimate: 1.0, variance: 0.04), MetaValue(estimate: 1.4, variance: 0.09),
            MetaValue(estimate: 0.6, variance: 0.04),
        ])
        #expect(isNear(pooled.heterogeneity, 5.272727, within: 1e-6))
        #expect(isNear(pooled.tauSquared, 0.096439, within: 1e-6))
        #expect(isNear(pooled.mean, 0.960732, within: 1e-6))
        #expect(isNear(pooled.standardError, 0.223483, within: 1e-6))
        #expect(isNear(ElementaryFunctions.sigmoid(pooled.mean), 0.7233, within: 5e-5))
    }

    @Test(
        arguments: [
            ("glucose", "mg/dL", 90, 5.00), ("hba1c", "%", 7, 53.0), ("urea", "mg/dL BUN", 14, 5.0),
            ("temperature", "°F", 101.3, 38.5), ("cholesterol", "mg/dL", 233, 6.025),
        ] as [(String, String, Double, Double)])
    func `a laboratory's value in the unit of the table`(
        analyte: String, unit: String, value: Double, expected: Double
    ) throws {
        let measure = try #require(Diagnosis.schema.measure(analyte))
        let conversion = try measure.conversion(from: unit, conditions: .none)
        #expect(
            CanonicalColumn.rounded(conversion(value), decimals: measure.resolution) == expected)
    }
}

import Learning
import Testing

@Suite struct `Meta-analysis` {
    private let values = zip(
        [0.05, 0.12, -0.02, 0.08, 0.20], [0.001, 0.002, 0.0015, 0.004, 0.003]
    ).map { MetaValue(estimate: $0, variance: $1) }

    @Test func `equals an independent computation`() throws {
        let result = try MetaAnalysis(values)
        expectClose(result.tauSquared, 0.0044941120267749405, absolute: 1e-12)
        expectClose(result.mean, 0.08003788782657523, relative: 1e-10)
        expectClose(result.standardError, 0.03641795449917443, relative: 1e-10)
        expectClose(result.heterogeneity, 12.67777777777778, relative: 1e-10)
        expectClose(result.interval.low, -0.02107456368397355, relative: 1e-9)
        expectClose(result.interval.high, 0.181150339337124, relative: 1e-9)
        let prediction = try #require(result.prediction)
        expectClose(prediction.low, -0.16275543215939436, relative: 1e-9)
        expectClose(prediction.high, 0.3228312078125448, relative: 1e-9)
    }

    /// Sums at the same τ² are all that is needed.
    @Test func `sums lead to the same figures as named values`() throws {
        let named = try MetaAnalysis(values)
        let bySums = MetaAnalysis(
            MetaSums(values, tauSquared: named.tauSquared), count: 5,
            tauSquared: named.tauSquared,
            heterogeneity: MetaSums(values, tauSquared: 0).spread)
        expectClose(bySums.mean, named.mean, relative: 1e-12)
        expectClose(bySums.interval.low, named.interval.low, relative: 1e-10)
    }

    @Test func `equal estimates have no spread`() throws {
        let result = try MetaAnalysis(
            [0.001, 0.004, 0.002].map { MetaValue(estimate: 0.1, variance: $0) })
        #expect(result.tauSquared == 0)
        #expect(result.mean == 0.1)
        let plain = 1.959963984540054 * result.standardError
        expectClose(result.interval.high - 0.1, plain, relative: 1e-10)
    }

    @Test func `copies of one value divide its variance`() throws {
        let copies = [MetaValue](
            repeating: MetaValue(estimate: 0.3, variance: 0.02), count: 8)
        expectClose(
            try MetaAnalysis(copies).standardError, (0.02 / 8).squareRoot(), relative: 1e-12)
    }

    /// Variances of nothing leave the plain mean, and τ² the sample variance: 1, 2, 6 → 7.
    @Test func `exact values leave the plain mean and the sample variance`() throws {
        let result = try MetaAnalysis(
            [1, 2, 6].map { MetaValue(estimate: $0, variance: 0) })
        expectClose(result.mean, 3, absolute: 1e-7)
        expectClose(result.tauSquared, 7, absolute: 1e-7)
    }

    @Test func `two values have no prediction, one no analysis`() throws {
        #expect(try MetaAnalysis(Array(values.prefix(2))).prediction == nil)
        #expect(throws: MetricError.tooFewRows(needed: 2, found: 1)) {
            try MetaAnalysis(Array(values.prefix(1)))
        }
    }
}

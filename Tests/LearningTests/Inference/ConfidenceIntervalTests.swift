import Learning
import Testing

@Suite struct `Confidence interval` {
    @Test func `a plain interval reaches 1.96 standard errors`() {
        let interval = ConfidenceInterval.wald(estimate: 2, standardError: 0.5)
        expectClose(interval.low, 2 - 0.5 * 1.959963984540054, relative: 1e-12)
        expectClose(interval.high, 2 + 0.5 * 1.959963984540054, relative: 1e-12)
        let wider = ConfidenceInterval.wald(estimate: 2, standardError: 0.5, level: 0.99)
        #expect(wider.low < interval.low)
    }

    @Test func `a logit interval stays inside and is undefined at the ends`() throws {
        let interval = try #require(ConfidenceInterval.logit(estimate: 0.9, variance: 0.04))
        #expect(interval.low > 0 && interval.high < 1)
        #expect(interval.low < 0.9 && interval.high > 0.9)
        #expect(ConfidenceInterval.logit(estimate: 1, variance: 0.1) == nil)
    }
}

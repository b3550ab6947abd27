import Learning
import Testing

@Suite struct `McNemar's test` {
    /// 5 of 20 fair coins: 2·0.0206947 exactly; mid-p takes the chance of 5 itself off once.
    @Test func `few rows are counted exactly`() {
        let test = McNemar(ownOnly: 15, otherOnly: 5)
        expectClose(test.pValue, 0.04138946533203125, relative: 1e-12)
        expectClose(test.midPValue, 0.026603698730468753, relative: 1e-11)
    }

    @Test func `many rows take the corrected χ²`() {
        let test = McNemar(ownOnly: 15, otherOnly: 30)
        expectClose(test.pValue, 0.036888425707049914, relative: 1e-12)
        expectClose(test.midPValue, 0.02589608179323478, relative: 1e-11)
    }

    @Test func `equal counts say nothing`() {
        #expect(McNemar(ownOnly: 0, otherOnly: 0).pValue == 1)
        #expect(McNemar(ownOnly: 0, otherOnly: 0).midPValue == 1)
        #expect(McNemar(ownOnly: 4, otherOnly: 4).pValue == 1)
        expectClose(McNemar(ownOnly: 4, otherOnly: 4).midPValue, 1, relative: 1e-12)
        expectClose(McNemar(ownOnly: 40, otherOnly: 40).pValue, 1, relative: 1e-12)
    }

    @Test func `counts rows that one model alone decides right`() {
        let test = McNemar(
            labels: [1, 1, 0, 0, 1], of: [0.9, 0.2, 0.1, 0.5, 0.7],
            against: [0.1, 0.8, 0.2, 0.4, 0.6], threshold: 0.5)
        #expect(test.ownOnly == 1)
        #expect(test.otherOnly == 2)
    }
}

import Federation
import Messaging
import Testing

@Suite struct `The layout of a sum` {
    @Test func `puts block after block`() throws {
        let layout = try SumLayout(
            institutions: 3,
            blocks: [
                SumBlock("rows", count: 2, kind: .count, bound: 1024),
                SumBlock("gradient", kind: .real, bounds: [1, 2, 4]),
            ])
        #expect(layout.wordCount == 5)
        #expect(layout.range(of: "rows") == 0..<2)
        #expect(layout.range(of: "gradient") == 2..<5)
    }

    /// 3·1 < 4, so e = 60: 3·2^60 < 2^62 and 3·2^61 is not. Twice the bound costs one bit.
    @Test func `gives each real word the largest exponent for which K answers fit`() throws {
        let layout = try SumLayout(
            institutions: 3, blocks: [SumBlock("gradient", kind: .real, bounds: [1, 2, 64, 0.25])])
        let unit = try SumVector(layout: layout, words: [1, 1, 1, 1]).reals("gradient")
        #expect(unit == [0x1p-60, 0x1p-59, 0x1p-54, 0x1p-62])
    }

    @Test func `leaves counts as they are and gives scaled words the bits of their block`() throws {
        let layout = try SumLayout(
            institutions: 200,
            blocks: [
                SumBlock("rows", count: 1, kind: .count, bound: 0x1p30),
                SumBlock("loss", count: 1, kind: .scaled(bits: 20), bound: 0x1p30),
            ])
        let sum = try SumVector(layout: layout, words: [7, 3 << 20])
        #expect(sum.counts("rows") == [7])
        #expect(sum.reals("loss") == [3])
    }

    @Test func `is refused where K times a bound does not fit, and names the block`() {
        #expect(throws: LayoutError.boundTooLarge(block: "loss")) {
            try SumLayout(
                institutions: 4,
                blocks: [SumBlock("loss", count: 1, kind: .scaled(bits: 30), bound: 0x1p30)])
        }
        #expect(throws: LayoutError.boundTooLarge(block: "second")) {
            try SumLayout(
                institutions: 3,
                blocks: [SumBlock("second", count: 1, kind: .real, bound: 0x1p200)])
        }
    }
}

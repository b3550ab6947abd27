import Learning
import Testing

@Suite struct `A histogram on public edges` {
    private let histogram = CellHistogram(
        bounds: [0, 2, 4, 6, 10], counts: [1, 2, 2, 3], below: 1, above: 1)

    /// Ten rows: the median's target is 5, of which 1 + 1 + 2 lie before [4, 6), so 4 + 2·1/2 = 5.
    @Test func `finds a quantile inside the cell that reaches it`() {
        #expect(histogram.quantile(0.5) == 5)
        #expect(histogram.cell(reaching: 0.5) == 2)
        #expect(histogram.quantile(0.1) == 0 && histogram.cell(reaching: 0.1) == nil)
        #expect(histogram.quantile(1) == 10 && histogram.cell(reaching: 1) == nil)
        #expect(CellHistogram(bounds: [0, 1], counts: [0]).quantile(0.5) == nil)
    }

    @Test func `says how far a quantile may be off`() {
        let error = histogram.error(ofQuantile: 0.5)
        #expect(error.width == 2 && error.share == 0.2)
        #expect(histogram.error(ofQuantile: 0.1) == (0, 0))
    }

    @Test func `joins small cells from the left, and the rest with those before it`() {
        let merged = histogram.merged(smallest: 3)
        #expect(merged.bounds == [0, 4, 10] && merged.counts == [3, 5])
        #expect(merged.below == 1 && merged.above == 1)
        let tail = CellHistogram(bounds: [0, 1, 2, 3, 4], counts: [5, 0, 0, 2])
        #expect(tail.merged(smallest: 3).counts == [7])
        #expect(tail.merged(smallest: 3).bounds == [0, 4])
        let empty = CellHistogram(bounds: [0, 1, 2, 3], counts: [5, 0, 4])
        #expect(empty.merged(smallest: 3) == empty)
    }

    @Test func `takes finer cells in the place of one`() {
        let cuts = histogram.cuts(ofCell: 3, into: 4)
        #expect(cuts == [7, 8, 9])
        let finer = histogram.refining(3, cuts: cuts, counts: [0, 3, 0, 0])
        #expect(finer.bounds == [0, 2, 4, 6, 7, 8, 9, 10])
        #expect(finer.counts == [1, 2, 2, 0, 3, 0, 0])
        // Target 9 of 10: 6 lie before [7, 8), which holds 3: its upper end.
        #expect(finer.quantile(0.9) == 8 && histogram.quantile(0.9) == 10)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `has quantiles in the cell of the exact ones`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let values = (0..<200).map { _ in generator.uniform() * 10 }.sorted()
        let bounds = (0...16).map { Double($0) * 0.625 }
        let counts = (0..<16).map { cell in
            values.count { bounds[cell] <= $0 && $0 < bounds[cell + 1] }
        }
        let histogram = CellHistogram(bounds: bounds, counts: counts)
        for share in [0.01, 0.05, 0.25, 0.5, 0.95] {
            let cell = try #require(histogram.cell(reaching: share))
            let exact = values[Int((share * 200).rounded(.up)) - 1]
            #expect(bounds[cell] <= exact && exact < bounds[cell + 1])
            let found = try #require(histogram.quantile(share))
            #expect(bounds[cell] <= found && found <= bounds[cell + 1])
        }
    }
}

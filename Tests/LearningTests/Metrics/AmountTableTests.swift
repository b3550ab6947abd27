import Learning
import Testing

@Suite struct `A table of amounts` {
    private static let range = 0.0...125.0

    /// Machines with ten rows each; some truths above 125.
    private func rows(_ seed: UInt64, count: Int = 400) -> AmountScores {
        var generator = SeededGenerator(seeds: seed, 77)
        let truths = (0..<count).map { _ in (200 * generator.uniform()).rounded() }
        let predictions = truths.map { max(0, min($0, 125) + 25 * generator.normal()) }
        return AmountScores(
            truths: truths, predictions: predictions, entities: (0..<count).map { $0 / 10 })
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `says what the rows themselves say`(seed: UInt64) throws {
        let rows = rows(seed)
        let table = AmountTable(rows, range: Self.range)
        let pairs = [(table.allRows, rows), (table.lastRows, rows.lastRows)]
        for (sums, exact) in pairs {
            let capped = exact.capped(to: Self.range)
            expectClose(try sums.rmse(), try exact.rmse(), relative: 1e-12)
            expectClose(try sums.rmse(.capped), try capped.rmse(), relative: 1e-12)
            expectClose(try sums.bias(), try exact.bias(), relative: 1e-10)
            expectClose(try sums.rSquared(), try exact.rSquared(), absolute: 1e-10)
            expectClose(
                try sums.meanAbsoluteError(), try exact.meanAbsoluteError(), relative: 1e-12)
            expectClose(
                try sums.asymmetricScore(.capped), try capped.asymmetricScore(), relative: 1e-12)
            expectClose(
                try sums.medianAbsoluteError(range: Self.range), try exact.medianAbsoluteError(),
                absolute: 125.0 / 63)
        }
        #expect(table.lastRows.rows == 40 && table.rowCount == 400)
        #expect(table.allRows.cappedRows == rows.truths.count { $0 > 125 })
    }

    @Test func `of parts adds up to that of all rows, its counts exactly`() {
        let rows = rows(4)
        let whole = AmountSums(rows, range: Self.range)
        let parts = [0..<130, 130..<400].map {
            AmountSums(rows.selecting(Array($0)), range: Self.range)
        }
        #expect(zip(parts[0].counts, parts[1].counts).map { $0 + $1 } == whole.counts)
        #expect(zip(parts[0].histogram, parts[1].histogram).map { $0 + $1 } == whole.histogram)
        expectClose(
            zip(parts[0].reals, parts[1].reals).map { $0 + $1 }, whole.reals, relative: 1e-12,
            absolute: 1e-9)
    }

    /// A width of 126 makes cells of 2: errors −1, 0.5, 3 and 500 stand in the cells from −2, 0 and
    /// 2 on, and in the outer one.
    @Test func `counts errors in cells from minus to plus the range's width`() throws {
        let rows = AmountScores(
            truths: [50, 50, 50, 50], predictions: [49, 50.5, 53, 550], entities: [1, 2, 3, 4])
        let sums = AmountSums(rows, range: 0...126)
        let filled = sums.histogram.indices.filter { sums.histogram[$0] > 0 }
        #expect(filled == [63, 64, 65, 127])
        #expect(sums.counts == [4, 0, 0, 1, 1])
        // Two of four rows have an error below 2.
        #expect(try sums.medianAbsoluteError(range: 0...126) == 2)
    }

    @Test func `cuts errors at eight widths of the range, and counts them`() throws {
        let rows = AmountScores(truths: [0, 0], predictions: [81, 10], entities: [1, 2])
        let sums = AmountSums(rows, range: 0...10)
        #expect(sums.counts[2] == 1)
        #expect(try sums.bias() == 45)
        let bounds = AmountSums.bounds(range: 0...10)
        #expect(zip(sums.reals, bounds).allSatisfy { $0.magnitude <= 2 * $1 })
    }
}

import Learning
import Testing

@Suite struct `Blocked sum` {
    private func sum(_ values: [Double], threads: Int) -> [Double] {
        BlockedSum.sum(rows: values.count, words: 2, threads: threads) { rows, sums in
            for row in rows {
                sums[0] += values[row]
                sums[1] += 1
            }
        }
    }

    @Test func `adds every row once`() {
        for rows in [0, 1, 4_095, 4_096, 4_097, 20_480, 30_001] {
            let found = sum([Double](repeating: 0.5, count: rows), threads: 3)
            #expect(found == [Double(rows) / 2, Double(rows)])
        }
    }

    @Test(arguments: 0..<6 as Range<UInt64>)
    func `has the same bits for any number of threads`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let rows = 1 + generator.index(below: 60_000)
        let values = (0..<rows).map { _ in generator.normal() }
        let expected = sum(values, threads: 1)
        for threads in [2, 3, 8] {
            #expect(sum(values, threads: threads) == expected, "replay with seed \(seed)")
        }
    }

    /// Three blocks: the first two are joined, then the third.
    @Test func `adds block sums in pairs, an odd one last`() {
        let size = BlockedSum.blockRows
        var values = [Double](repeating: 0, count: 3 * size)
        values[0] = 1e16
        values[size] = 1
        values[2 * size] = -1e16
        #expect(sum(values, threads: 1)[0] == 0)
        values.swapAt(size, 2 * size)
        #expect(sum(values, threads: 1)[0] == 1)
    }
}

import Learning
import Testing

@Suite struct `Monotone pooling` {
    private func counts(_ cells: [(Int, Int)]) -> [SlotCounts] {
        cells.map { SlotCounts(nonEvents: $0.0, events: $0.1) }
    }

    /// Shares of events 1/10, 4/10, 2/10, 5/10: the middle two are out of order and make 6/20.
    @Test func `joins neighbours that break the direction`() {
        let pooling = MonotonePooling(counts([(9, 1), (6, 4), (8, 2), (5, 5)]), rising: true)
        #expect(pooling.blocks == [0..<1, 1..<3, 3..<4])
        #expect(pooling.counts == counts([(9, 1), (14, 6), (5, 5)]))
    }

    @Test func `joins neighbours with equal shares`() {
        let pooling = MonotonePooling(counts([(9, 1), (18, 2), (5, 5)]), rising: true)
        #expect(pooling.blocks == [0..<2, 2..<3])
    }

    @Test func `joins everything that falls where it should rise`() {
        let cells = counts([(5, 5), (6, 4), (7, 3), (8, 2)])
        #expect(MonotonePooling(cells, rising: true).blocks == [0..<4])
        #expect(MonotonePooling(cells, rising: false).blocks == [0..<1, 1..<2, 2..<3, 3..<4])
    }

    /// The isotonic fit is the one of least squares, weighted by rows, among all partitions whose
    /// shares rise strictly.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func `equals the best of all partitions`(seed: UInt64) throws {
        let cells = RandomTable(seed: seed, cells: 7).counts.filter { $0.rows > 0 }
        let pooling = MonotonePooling(cells, rising: true)
        func shares(_ runs: [Range<Int>]) -> [Double] {
            runs.map { run in
                let whole = SlotCounts.sum(cells[run])
                return Double(whole.events) / Double(whole.rows)
            }
        }
        func loss(_ runs: [Range<Int>]) -> Double {
            zip(runs, shares(runs)).reduce(0) { sum, fit in
                cells[fit.0].reduce(sum) { sum, cell in
                    let gap = Double(cell.events) / Double(cell.rows) - fit.1
                    return sum + Double(cell.rows) * gap * gap
                }
            }
        }
        let rising = RandomTable.partitions(of: cells.count).filter { runs in
            zip(shares(runs), shares(runs).dropFirst()).allSatisfy(<)
        }
        let least = try #require(rising.map(loss).min())
        #expect(rising.contains(pooling.blocks))
        expectClose(loss(pooling.blocks), least, absolute: 1e-9)
    }
}

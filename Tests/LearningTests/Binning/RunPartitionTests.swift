import Learning
import Testing

@Suite struct `The best cut into runs` {
    private let floor = RunPartition.Floor(rows: 20, events: 5, nonEvents: 3)

    /// All partitions, each with as many runs as its smoothing counts.
    private func bruteForce(_ blocks: [SlotCounts], others: [SlotCounts]) -> RunPartition.Answer? {
        var best: RunPartition.Answer?
        let totals = SlotCounts.sum(blocks + others)
        let all = RandomTable.partitions(of: blocks.count).filter { $0.count <= 4 }
        let ordered = all.sorted { one, other in
            if one.count != other.count { return one.count < other.count }
            return one.map(\.lowerBound).lexicographicallyPrecedes(other.map(\.lowerBound))
        }
        for runs in ordered {
            let counts = runs.map { SlotCounts.sum(blocks[$0]) }
            guard
                counts.allSatisfy({ $0.rows >= 20 && $0.events >= 5 && $0.nonEvents >= 3 })
            else { continue }
            let scale = EvidenceScale(totals: totals, slots: runs.count + others.count)
            let information = (counts + others).reduce(0) { $0 + scale.information(of: $1) }
            if best.map({ information > $0.informationValue }) ?? true {
                best = RunPartition.Answer(runs: runs, informationValue: information)
            }
        }
        return best
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `equals the best of all cuts`(seed: UInt64) {
        let blocks = RandomTable(seed: seed, cells: 8).counts
        let others = RandomTable(seed: seed + 1000, cells: 2).counts
        let found = RunPartition(
            blocks, atMost: 4, floor: floor, others: others, bearInformation: others)
        let expected = bruteForce(blocks, others: others)
        #expect(found?.runs == expected?.runs)
        #expect(found?.informationValue == expected?.informationValue)
    }

    @Test func `takes fewer runs where more carry nothing`() {
        let same = [SlotCounts](repeating: SlotCounts(nonEvents: 40, events: 10), count: 2)
        let partition = RunPartition(same, atMost: 4, floor: floor)
        #expect(partition?.runs == [0..<2])
        #expect(partition?.informationValue == 0)
    }

    /// Three blocks in mirror image: (30, 10), (30, 30), (30, 10). To cut left or right of the middle
    /// carries the same.
    @Test func `of equal cuts takes the one that starts earliest`() {
        let blocks = [(30, 10), (30, 30), (30, 10)].map {
            SlotCounts(nonEvents: $0.0, events: $0.1)
        }
        #expect(RunPartition(blocks, atMost: 2, floor: floor)?.runs == [0..<1, 1..<3])
    }

    @Test func `is none where all blocks together are too few`() {
        let blocks = [SlotCounts(nonEvents: 10, events: 2), SlotCounts(nonEvents: 5, events: 2)]
        #expect(RunPartition(blocks, atMost: 4, floor: floor) == nil)
    }
}

extension RunPartition {
    /// Runs and what they carry, found in another way.
    struct Answer {
        let runs: [Range<Int>]
        let informationValue: Double
    }
}

import Learning

/// A small table of class counts, drawn by seed.
struct RandomTable {
    let counts: [SlotCounts]

    init(seed: UInt64, cells: Int, largest: Int = 40) {
        var generator = SeededGenerator(seed: seed)
        counts = (0..<cells).map { _ in
            SlotCounts(
                nonEvents: generator.index(below: largest + 1),
                events: generator.index(below: largest / 2 + 1))
        }
    }

    /// Every way to cut so many neighbours into runs.
    static func partitions(of count: Int) -> [[Range<Int>]] {
        (0..<1 << (count - 1)).map { cuts in
            let starts = [0] + (1..<count).filter { cuts >> ($0 - 1) & 1 == 1 }
            return zip(starts, starts.dropFirst() + [count]).map { $0..<$1 }
        }
    }
}

import Learning
import Testing

@Suite struct `Seeded generator` {
    /// From an independent writing of xoshiro256** and SplitMix64.
    @Test func `gives the published stream`() {
        var generator = SeededGenerator(seed: 0)
        let words = (0..<3).map { _ in generator.next() }
        #expect(words == [0x99ec_5f36_cb75_f2b4, 0xbf6e_1f78_4956_452a, 0x1a5f_849d_4933_e6e0])
    }

    @Test func `lists of seeds give streams of their own, and their order counts`() {
        var lists = [
            SeededGenerator(seeds: 1, 2), SeededGenerator(seeds: 2, 1), SeededGenerator(seeds: 1),
            SeededGenerator(seeds: 1, 2, 0), SeededGenerator(seed: 1),
        ]
        var first: Set<UInt64> = []
        for index in lists.indices { first.insert(lists[index].next()) }
        #expect(first.count == 5)
        #expect(SeededGenerator(seeds: 1, 2) == SeededGenerator(seeds: 1, 2))
    }

    @Test func `uniform and normal draws have their means and variances`() {
        var generator = SeededGenerator(seed: 5)
        let uniform = (0..<20_000).map { _ in generator.uniform() }
        #expect(uniform.allSatisfy { $0 >= 0 && $0 < 1 })
        expectClose(uniform.reduce(0, +) / 20_000, 0.5, absolute: 0.01)
        let normal = (0..<20_000).map { _ in generator.normal() }
        expectClose(normal.reduce(0, +) / 20_000, 0, absolute: 0.03)
        expectClose(normal.reduce(0) { $0 + $1 * $1 } / 20_000, 1, absolute: 0.04)
        let beyond = normal.filter { $0 > 1.96 }.count
        expectClose(Double(beyond) / 20_000, 0.025, absolute: 0.005)
    }

    @Test func `indices are even and below their bound`() {
        var generator = SeededGenerator(seed: 6)
        var counts = [0, 0, 0]
        for _ in 0..<9_000 { counts[generator.index(below: 3)] += 1 }
        #expect(counts.allSatisfy { abs($0 - 3_000) < 200 })
        #expect(generator.index(below: 1) == 0)
    }

    @Test func `a permutation holds every index once`() {
        var generator = SeededGenerator(seed: 7)
        let order = generator.permutation(of: 100)
        #expect(order.sorted() == Array(0..<100))
        #expect(order != Array(0..<100))
        #expect(generator.permutation(of: 0).isEmpty)
    }
}

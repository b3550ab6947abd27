import Federation
import Learning
import Testing

@Suite struct `A sum of answers` {
    private static func layout(institutions: Int) throws -> SumLayout {
        try SumLayout(
            institutions: institutions,
            blocks: [SumBlock("x", kind: .real, bounds: [1, 300, 0x1p-20])])
    }

    private static func answers(_ count: Int, seed: UInt64) throws -> [[Double]] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            [1, 300, 0x1p-20].map { $0 * (2 * generator.uniform() - 1) }
        }
    }

    private static func words(_ values: [Double], _ layout: SumLayout) throws -> [UInt64] {
        var builder = SumVectorBuilder(layout: layout)
        try builder.append(reals: values)
        return builder.finished().words
    }

    @Test(arguments: [2, 3, 16, 64])
    func `equals the exact sum of the rounded answers`(institutions: Int) throws {
        for seed in 0..<5 as Range<UInt64> {
            let layout = try Self.layout(institutions: institutions)
            let unit = try SumVector(layout: layout, words: [1, 1, 1]).reals("x")
            let answers = try Self.answers(institutions, seed: seed)
            let sum = try SumVector.sum(answers.map { try Self.words($0, layout) }, layout: layout)
            try sum.checkRange()
            for word in 0..<3 {
                let exact = answers.reduce(Int128(0)) { total, answer in
                    total + Int128((answer[word] / unit[word]).rounded(.toNearestOrEven))
                }
                #expect(Int128(Int64(bitPattern: sum.words[word])) == exact, "seed \(seed)")
                let plain = answers.reduce(0.0) { $0 + $1[word] }
                let largest = Double(institutions) * unit[word]
                #expect(abs(sum.reals("x")[word] - plain) <= largest + 1e-15 * abs(plain))
            }
        }
    }

    @Test func `has the same bits in every order of arrival`() throws {
        let layout = try Self.layout(institutions: 5)
        let words = try Self.answers(5, seed: 9).map { try Self.words($0, layout) }
        var generator = SeededGenerator(seed: 3)
        let sum = try SumVector.sum(words, layout: layout)
        for _ in 0..<10 {
            let order = generator.permutation(of: 5)
            #expect(try SumVector.sum(order.map { words[$0] }, layout: layout) == sum)
        }
    }

    @Test(arguments: [3, 7, 64], [1.0, -1.0])
    func `of answers that all reach the bound is read exactly`(
        institutions: Int, sign: Double
    ) throws {
        let layout = try Self.layout(institutions: institutions)
        let words = try Self.words([1, 300, 0x1p-20].map { sign * $0 }, layout)
        let sum = try SumVector.sum(
            [[UInt64]](repeating: words, count: institutions), layout: layout)
        try sum.checkRange()
        #expect(sum.reals("x") == [1, 300, 0x1p-20].map { sign * Double(institutions) * $0 })
    }

    @Test func `that honest answers cannot reach is refused by the block's name`() throws {
        let layout = try SumLayout(
            institutions: 3,
            blocks: [
                SumBlock("rows", count: 1, kind: .count, bound: 10),
                SumBlock("x", count: 1, kind: .real, bound: 1),
            ])
        let most = UInt64(3) << 60
        try SumVector(layout: layout, words: [30, most]).checkRange()
        try SumVector(layout: layout, words: [0, 0 &- most]).checkRange()
        for (words, block) in [
            ([31, 0], "rows"), ([.max, 0], "rows"), ([0, most + 4], "x"),
            ([0, 1 << 63], "x"),
        ] as [([UInt64], String)] {
            #expect(throws: SumError.outOfRange(block: block)) {
                try SumVector(layout: layout, words: words).checkRange()
            }
        }
    }

    @Test func `of another length is refused`() throws {
        let layout = try Self.layout(institutions: 3)
        #expect(throws: SumError.lengthMismatch(expected: 3, received: 2)) {
            try SumVector.sum([[1, 2, 3], [1, 2]], layout: layout)
        }
        #expect(throws: SumError.lengthMismatch(expected: 3, received: 4)) {
            try SumVector(layout: layout, words: [1, 2, 3, 4])
        }
    }
}

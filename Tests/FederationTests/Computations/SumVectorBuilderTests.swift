import Federation
import Testing

@Suite struct `An answer` {
    static let layout = Result {
        try SumLayout(
            institutions: 3,
            blocks: [
                SumBlock("rows", count: 2, kind: .count, bound: 100),
                SumBlock("loss", count: 1, kind: .scaled(bits: 10), bound: 8),
                SumBlock("gradient", kind: .real, bounds: [0.5, 4]),
            ])
    }

    private func answer(
        rows: [Int] = [1, 2], loss: Int64 = 3, gradient: [Double] = [0.25, -4]
    ) throws -> SumVector {
        var builder = SumVectorBuilder(layout: try Self.layout.get())
        try builder.append(counts: rows)
        try builder.append(scaled: [loss])
        try builder.append(reals: gradient)
        return builder.finished()
    }

    @Test func `holds its blocks in the layout's order`() throws {
        let answer = try answer()
        #expect(answer.counts("rows") == [1, 2])
        #expect(answer.integers("loss") == [3])
        #expect(answer.reals("gradient") == [0.25, -4])
    }

    @Test func `may reach its bounds`() throws {
        let answer = try answer(rows: [0, 100], loss: -8 << 10, gradient: [-0.5, 4])
        #expect(answer.counts("rows") == [0, 100])
        #expect(answer.reals("loss") == [-8])
        #expect(answer.reals("gradient") == [-0.5, 4])
    }

    @Test func `beyond a bound names block and word, never the value`() {
        #expect(throws: AnswerError.outOfBound(block: "rows", index: 1)) {
            try answer(rows: [0, 101])
        }
        #expect(throws: AnswerError.outOfBound(block: "rows", index: 0)) {
            try answer(rows: [-1, 0])
        }
        #expect(throws: AnswerError.outOfBound(block: "loss", index: 0)) {
            try answer(loss: (8 << 10) + 2)
        }
        #expect(throws: AnswerError.outOfBound(block: "gradient", index: 0)) {
            try answer(gradient: [Double(0.5).nextUp, 0])
        }
        #expect(throws: AnswerError.outOfBound(block: "gradient", index: 1)) {
            try answer(gradient: [0, .nan])
        }
        let text = AnswerError.outOfBound(block: "gradient", index: 1).description
        #expect(text.contains("Word 1 of gradient"))
    }
}

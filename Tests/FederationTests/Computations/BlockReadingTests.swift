import Federation
import Testing

@Suite struct `An answer read block by block` {
    /// Three institutions; 3 · 4 = 12 lies below 2^4, so a real bound of 4 has the exponent 58.
    private func vector() throws -> SumVector {
        let layout = try SumLayout(
            institutions: 3,
            blocks: [
                SumBlock("rows", count: 2, kind: .count, bound: 100),
                SumBlock("amount", count: 1, kind: .scaled(bits: 3), bound: 100),
                SumBlock("gradient", kind: .real, bounds: [4]),
            ])
        var answer = SumVectorBuilder(layout: layout)
        try answer.append(counts: [12, 0])
        try answer.append(scaled: [-20])
        try answer.append(reals: [-0.5])
        return answer.finished()
    }

    @Test func `names every block, its scale and its values in the rows' unit`() throws {
        let readings = try vector().readings
        #expect(readings.map(\.name) == ["rows", "amount", "gradient"])
        #expect(readings.map(\.exponents) == [[0, 0], [3], [58]])
        #expect(readings.map(\.values) == [[12, 0], [-2.5], [-0.5]])
    }

    @Test func `holds every word of the answer, in order`() throws {
        let vector = try vector()
        let words = vector.readings.flatMap(\.words)
        #expect(words == [12, 0, -20, -1 << 57])
        #expect(words.map { UInt64(bitPattern: $0) } == vector.words)
    }
}

import Testing

/// The test of the test: it finds nothing where masks are sound, and finds each fault that would
/// lay an answer open.
@Suite struct `A search for traces of an answer` {
    @Test(arguments: 0..<3)
    func `finds nothing in sound masks, whatever the honest members answer`(colluders: Int) throws {
        let one = try Bench.coalition(seed: 1, colluders: colluders, split: .evenly)
        let other = try Bench.coalition(seed: 2, colluders: colluders, split: .allToTheFirst)
        #expect(try one.findsNothing() && other.findsNothing())
        #expect(try one.tellsNothing(from: other))
    }

    @Test func `finds the answers where a mask is switched off, though the sum is right`() throws {
        let one = try Bench.coalition(seed: 1, split: .evenly, fault: .maskOff)
        let other = try Bench.coalition(seed: 2, split: .allToTheFirst, fault: .maskOff)
        #expect(try !one.findsNothing() && !other.findsNothing())
        #expect(try !one.tellsNothing(from: other))
        let sum = try one.honest.map { try one.stripped($0)[0] }
        let plain = Bench.answers(to: 0, .allToTheFirst)[0]
        #expect(zip(sum[0], sum[1]).map(&+) == plain)
    }

    @Test func `finds the answers where one salt serves two questions`() throws {
        let one = try Bench.coalition(seed: 1, split: .evenly, fault: .saltReused)
        let other = try Bench.coalition(seed: 2, split: .allToTheFirst, fault: .saltReused)
        #expect(try !one.findsNothing() && !other.findsNothing())
        #expect(try !one.tellsNothing(from: other))
        let difference = try one.clues(one.honest[0])[1]
        let plain = (0..<2).map { Bench.answers(to: $0, .evenly)[0] }
        #expect(difference == zip(plain[0], plain[1]).map(&-))
    }

    @Test func `finds the last member's answers where all others collude`() throws {
        let one = try Bench.coalition(seed: 1, colluders: 3, split: .evenly)
        let other = try Bench.coalition(seed: 2, colluders: 3, split: .allToTheFirst)
        #expect(try !one.findsNothing() && !other.findsNothing())
        #expect(try !one.tellsNothing(from: other))
        #expect(try one.stripped(one.honest[0])[0] == Bench.answers(to: 0, .evenly)[0])
    }

    @Test func `takes bytes that are all the same for no chance`() {
        // 8,000 bytes in one of 256 cells: (8000 − 31.25)²/31.25 + 255 · 31.25 = 2,040,000.
        let words = [UInt64](repeating: 0, count: 1000)
        #expect(Chance.chiSquared(words) == 2_040_000)
        #expect(Chance.chiSquared(words, words) == 0)
        // All of one sample lies below all of the other: the gap is 1, √(1000 · 1000 / 2000) times.
        let above = [UInt64](repeating: 1, count: 1000)
        #expect(abs(Chance.gap(words, above) - 22.36) < 0.01)
    }
}

import Learning
import Testing

@Suite struct `An exact interval of a count` {
    @Test func `holds shares as the binomial distribution's tails say`() throws {
        let eight = try #require(ConfidenceInterval.share(8, of: 10))
        #expect(eight.estimate == 0.8)
        expectClose(eight.low, 0.44390453769235794, relative: 1e-10)
        expectClose(eight.high, 0.9747892736731666, relative: 1e-10)
        let twenty = try #require(ConfidenceInterval.share(20, of: 25))
        expectClose(twenty.low, 0.5929625677213226, relative: 1e-10)
        expectClose(twenty.high, 0.9316885359875159, relative: 1e-10)
    }

    @Test func `ends at 0 and 1 where none or all are counted`() throws {
        let none = try #require(ConfidenceInterval.share(0, of: 10))
        // (1 − p)^10 = 0.025.
        #expect(none.low == 0)
        expectClose(none.high, 0.3084971078187607, relative: 1e-10)
        let all = try #require(ConfidenceInterval.share(25, of: 25))
        #expect(all.high == 1)
        expectClose(all.low, 0.8628148284692875, relative: 1e-10)
        #expect(ConfidenceInterval.share(0, of: 0) == nil)
    }

    @Test(arguments: 0...20) func `of a share is that of its complement, turned round`(
        count: Int
    ) throws {
        let one = try #require(ConfidenceInterval.share(count, of: 20))
        let other = try #require(ConfidenceInterval.share(20 - count, of: 20))
        #expect(abs(one.low - (1 - other.high)) < 1e-12)
        #expect(one.low <= one.estimate && one.estimate <= one.high)
    }

    @Test func `holds expectations as the Poisson distribution's tails say`() {
        // e^−m = 0.025.
        let none = ConfidenceInterval.expected(0)
        #expect(none.low == 0)
        expectClose(none.high, 3.6888794541139363, relative: 1e-10)
        let three = ConfidenceInterval.expected(3)
        expectClose(three.low, 0.618672122895601, relative: 1e-10)
        expectClose(three.high, 8.767273069742325, relative: 1e-10)
    }
}

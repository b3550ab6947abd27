import Foundation
import Learning
import Testing

@Suite struct `Elementary functions` {
    /// In units of the last place of the reference; 0 where both are infinite or zero.
    private func distance(_ found: Double, _ expected: Double) -> Double {
        if found == expected { return 0 }
        return (found - expected).magnitude / max(expected.ulp, 0x1p-1074)
    }

    private func largestDistance(
        _ points: [Double], _ own: (Double) -> Double, _ reference: (Double) -> Double
    ) -> Double {
        points.reduce(0) { max($0, distance(own($1), reference($1))) }
    }

    private func points(_ count: Int, _ place: (inout SeededGenerator) -> Double) -> [Double] {
        var generator = SeededGenerator(seed: 1)
        return (0..<count).map { _ in place(&generator) }
    }

    @Test func `exp is within two units of the last place`() {
        let wide = points(50_000) { 1_453 * $0.uniform() - 744 }
        let near = points(50_000) { 4 * $0.uniform() - 2 }
        #expect(largestDistance(wide + near, ElementaryFunctions.exp, Foundation.exp) <= 2)
    }

    @Test func `log is within two units of the last place`() {
        let wide = points(50_000) { Double(bitPattern: ($0.next() >> 1) % 0x7ff0_0000_0000_0000) }
        let near = points(50_000) { 0.5 + 1.5 * $0.uniform() }
        #expect(largestDistance(wide + near, ElementaryFunctions.log, Foundation.log) <= 2)
    }

    @Test func `log1p is within two units of the last place`() {
        let near = points(50_000) { 4 * $0.uniform() - 1 }
        let small = points(50_000) { 2e-3 * $0.uniform() - 1e-3 }
        #expect(largestDistance(near + small, ElementaryFunctions.log1p, Foundation.log1p) <= 2)
    }

    /// The references are made of two or three library calls, hence a unit more.
    @Test func `sigmoid and softplus are within two units of the last place`() {
        let places = points(50_000) { 80 * $0.uniform() - 40 }
        let sigmoid = largestDistance(places, ElementaryFunctions.sigmoid) {
            $0 >= 0 ? 1 / (1 + Foundation.exp(-$0)) : Foundation.exp($0) / (1 + Foundation.exp($0))
        }
        let softplus = largestDistance(places, ElementaryFunctions.softplus) {
            max($0, 0) + Foundation.log1p(Foundation.exp(-abs($0)))
        }
        #expect(sigmoid <= 3)
        #expect(softplus <= 3)
    }

    @Test func `logit undoes sigmoid`() {
        for place in points(5_000, { 30 * $0.uniform() - 15 }) {
            let back = ElementaryFunctions.logit(ElementaryFunctions.sigmoid(place))
            expectClose(back, place, absolute: 1e-15 * Foundation.exp(abs(place)))
        }
        #expect(ElementaryFunctions.logit(0.5) == 0)
    }

    @Test func `the ends of the range come out as limits`() {
        #expect(ElementaryFunctions.exp(0) == 1)
        #expect(ElementaryFunctions.exp(710) == .infinity)
        #expect(ElementaryFunctions.exp(-746) == 0)
        #expect(ElementaryFunctions.exp(.nan).isNaN)
        #expect(ElementaryFunctions.log(0) == -.infinity)
        #expect(ElementaryFunctions.log(-1).isNaN)
        #expect(ElementaryFunctions.log1p(-1) == -.infinity)
        #expect(ElementaryFunctions.sigmoid(-.infinity) == 0)
        #expect(ElementaryFunctions.sigmoid(.infinity) == 1)
        #expect(ElementaryFunctions.softplus(1_000) == 1_000)
        #expect(ElementaryFunctions.logit(0) == -.infinity)
        #expect(ElementaryFunctions.logit(1) == .infinity)
    }

    /// Written down once, so that a machine with other bits shows itself.
    @Test func `results have the same bits on every machine`() {
        #expect(ElementaryFunctions.exp(1) == 0x1.5bf0a8b145769p1)
        #expect(ElementaryFunctions.log(10) == 0x1.26bb1bbb55516p1)
        var hash: UInt64 = 0
        for place in points(2_000, { 60 * $0.uniform() - 30 }) {
            for value in [
                ElementaryFunctions.exp(place), ElementaryFunctions.sigmoid(place),
                ElementaryFunctions.softplus(place),
                ElementaryFunctions.log(place.magnitude),
            ] {
                hash = (hash ^ value.bitPattern) &* 0x100_0000_01b3
            }
        }
        #expect(hash == 0x3b59_46ed_f168_1f09)
    }
}

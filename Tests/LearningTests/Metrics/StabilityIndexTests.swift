import Learning
import Testing

@Suite struct `Stability index` {
    @Test func `two halves against 60 and 40 percent`() throws {
        let psi = try StabilityIndex.psi(
            expected: [50, 50], actual: [60, 40], smoothing: .floor(1e-6))
        expectClose(psi, 0.040547, absolute: 5e-7)
        let back = try StabilityIndex.psi(
            expected: [60, 40], actual: [50, 50], smoothing: .floor(1e-6))
        expectClose(back, psi, relative: 1e-14)
        #expect(try StabilityIndex.psi(expected: [3, 7], actual: [3, 7]) == 0)
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `joining bins never raises it`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let counts = (0..<2).map { _ in
            (0..<4).map { _ in Double(1 + generator.index(below: 50)) }
        }
        let joined = counts.map { [$0[0] + $0[1], $0[2], $0[3]] }
        let fine = try StabilityIndex.psi(
            expected: counts[0], actual: counts[1], smoothing: .floor(0))
        let coarse = try StabilityIndex.psi(
            expected: joined[0], actual: joined[1], smoothing: .floor(0))
        #expect(coarse <= fine + 1e-12, "replay with seed \(seed)")
        #expect(coarse >= 0)
    }

    @Test func `the critical value falls with the sizes`() {
        expectClose(
            StabilityIndex.criticalValue(expectedRows: 500, actualRows: 500, bins: 10), 0.0677,
            absolute: 5e-5)
        expectClose(
            StabilityIndex.criticalValue(expectedRows: 10_000, actualRows: 100, bins: 10),
            0.1709, absolute: 5e-5)
    }

    @Test func `an empty side is undefined`() {
        #expect(throws: MetricError.noRows) {
            try StabilityIndex.psi(expected: [0, 0], actual: [1, 2])
        }
    }
}

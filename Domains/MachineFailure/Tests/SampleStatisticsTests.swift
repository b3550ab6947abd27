import MachineFailure
import Tabular
import Testing

@Suite struct `Statistics of readings as they are` {
    private let hour = Readings.hour

    private func samples(_ values: [(Int, Double)], unit: Int) -> ArraySlice<Sample> {
        values.map { Sample(event: Moment($0.0 * unit), value: $0.1) }[...]
    }

    @Test func `a slope of 1, 2, 4 at 0, 1, 2 hours is 1.5 an hour`() {
        let three = samples([(0, 1), (1, 2), (2, 4)], unit: hour)
        #expect(SampleStatistics.slope(three, window: 4 * hour, scale: Double(hour)) == 1.5)
        let ticks = samples([(0, 1), (1, 2), (2, 4)], unit: 1)
        #expect(SampleStatistics.slope(ticks, window: 4, scale: 1) == 1.5)
    }

    @Test func `a slope needs three readings that span half of the window`() {
        let two = samples([(0, 1), (3, 2)], unit: 1)
        #expect(SampleStatistics.slope(two, window: 4, scale: 1) == nil)
        let short = samples([(0, 1), (1, 2), (2, 4)], unit: 1)
        #expect(SampleStatistics.slope(short, window: 5, scale: 1) == nil)
    }

    @Test func `a range is the 95th percentile less the 5th, between ranks by distance`() throws {
        // 0 … 20: the ranks are 19 and 1.
        let many = samples((0...20).map { ($0, Double(20 - $0)) }, unit: 1)
        let wide = try #require(SampleStatistics.range(many))
        #expect(abs(wide - 18) < 1e-12)
        // 0 and 10: ranks 0.95 and 0.05 of the way.
        let two = try #require(SampleStatistics.range(samples([(0, 0), (1, 10)], unit: 1)))
        #expect(abs(two - 9) < 1e-12)
        #expect(SampleStatistics.range(samples([(0, 5)], unit: 1)) == 0)
        #expect(SampleStatistics.range([]) == nil)
    }
}

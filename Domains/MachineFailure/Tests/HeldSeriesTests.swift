import MachineFailure
import Tabular
import Testing

@Suite struct `A course made of readings` {
    private let second = Readings.second

    private func series(
        _ readings: [(Int, Double)], until end: Int, _ course: HeldSeries.Course
    ) -> HeldSeries {
        HeldSeries(
            readings.map { Sample(event: Moment($0.0 * second), value: $0.1) }[...],
            until: Moment(end * second), course: course)
    }

    @Test func `holds a stepped reading until the next`() throws {
        let course = series([(0, 10), (20, 20)], until: 60, .stepped(longest: 40 * second))
        let mean = try #require(course.mean)
        #expect(abs(mean - 16.666_666_666_666_668) < 1e-12)
        #expect(course.covered == 60_000)
        // (10 − 16.67)² for a third of the time, (20 − 16.67)² for the rest.
        let deviation = try #require(course.deviation)
        let expected = (200.0 / 9).squareRoot()
        #expect(abs(deviation - expected) < 1e-12)
    }

    @Test func `goes straight between sloped readings and holds the last`() throws {
        let course = series([(0, 10), (20, 20)], until: 60, .sloped(longest: 40 * second))
        let mean = try #require(course.mean)
        #expect(abs(mean - 18.333_333_333_333_332) < 1e-12)
        // ∫(10 + t/2)² over 20 s is 14000/3, 400 over 40 s is 16000; less the square of the mean.
        let square = (14_000.0 / 3 + 16_000) / 60
        let deviation = try #require(course.deviation)
        let expected = (square - mean * mean).squareRoot()
        #expect(abs(deviation - expected) < 1e-9)
    }

    @Test func `leaves a gap where a reading holds no more`() {
        let stepped = series([(0, 10), (100, 20)], until: 130, .stepped(longest: 30 * second))
        #expect(stepped.covered == 60_000)
        #expect(stepped.mean == 15)
        // Nothing is drawn across the gap: 10 holds for 30 s, 20 for 30 s.
        let sloped = series([(0, 10), (100, 20)], until: 130, .sloped(longest: 30 * second))
        #expect(sloped.covered == 60_000)
        #expect(sloped.mean == 15)
    }

    @Test func `counts each tick once, whatever lies between`() {
        let course = series([(1, 1), (2, 2), (9, 6)], until: 9, .ticks)
        #expect(course.mean == 3)
        #expect(course.covered == 3)
        // 4, 1 and 9 off the mean, squared: 14 ÷ 3.
        #expect(course.deviation == (14.0 / 3).squareRoot())
    }

    @Test func `has the latest value where no reading had time to hold`() {
        let course = series([(60, 7)], until: 60, .sloped(longest: 40 * second))
        #expect(course.mean == 7)
        #expect(course.deviation == 0)
        #expect(course.covered == 0)
    }

    @Test func `is nothing without a reading`() {
        let course = series([], until: 60, .sloped(longest: 40 * second))
        #expect(course.mean == nil)
        #expect(course.deviation == nil)
        #expect(course.share(above: 1) == nil)
        #expect(course.covered == 0)
    }

    @Test func `tells for which share of the time it lay above a limit`() {
        // It crosses 15 half way through the first 20 s and stays at 20 for 40 s.
        let sloped = series([(0, 10), (20, 20)], until: 60, .sloped(longest: 40 * second))
        #expect(sloped.share(above: 15) == 50.0 / 60)
        let stepped = series([(0, 10), (20, 20)], until: 60, .stepped(longest: 40 * second))
        #expect(stepped.share(above: 15) == 40.0 / 60)
        #expect(stepped.share(above: 20) == 0)
        #expect(stepped.share(above: 9) == 1)
    }
}

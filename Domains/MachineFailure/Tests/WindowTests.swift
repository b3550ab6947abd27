import MachineFailure
import Tabular
import Testing

@Suite struct `A window of readings` {
    private let hour = Readings.hour
    private let second = Readings.second

    @Test func `ends at the moment that is asked about and leaves out its far end`() {
        let mean = Readings.usage(.mean, window: 10).learning((1...20).map { ($0, Double($0)) })
        // (10, 20] holds 11 … 20.
        #expect(mean.number(at: 20) == 15.5)
        #expect(mean.number(at: 21) == 16)
    }

    @Test func `starts with the first tick of an asset`() {
        let mean = Readings.usage(.mean, window: 30).learning([(1, 4), (2, 6)])
        #expect(mean.number(at: 2) == 5)
        let coverage = Readings.usage(.coverage, window: 10).learning([(1, 4), (2, 6)])
        #expect(coverage.number(at: 2) == 0.2)
    }

    @Test func `shares its last reading with every longer one`() {
        let values = (1...40).map { ($0, Double($0 * $0)) }
        for window in [1, 10, 20, 30] {
            #expect(
                Readings.usage(.max, window: window).learning(values).number(at: 40) == 1_600)
        }
    }

    @Test func `is cut by time and not by rows, so that a gap shows as coverage`() {
        // A reading a minute for 4 hours, without those of 2 hours in the middle.
        let minutes = (0..<240).filter { $0 <= 60 || $0 > 180 }
        let readings = minutes.map { ($0 * 60 * second, 1.0) }
        let coverage = Readings.calendar(.coverage, window: 4 * hour, hold: 180 * second)
        let whole = coverage.learning((0..<240).map { ($0 * 60 * second, 1.0) })
        #expect(whole.number(at: 239 * 60 * second) == 239.0 / 240)
        // From minute 60 its reading holds 3 minutes, from 181 on readings come again.
        let gap = coverage.learning(readings)
        let covered = 60.0 + 3 + 58
        #expect(gap.number(at: 239 * 60 * second) == covered / 240)
        // The window still reaches back four hours: the reading of the first minute is in it.
        var lowest = Readings.calendar(.min, window: 4 * hour).learning(readings)
        lowest.learn(2, at: 239 * 60 * second)
        #expect(lowest.number(at: 239 * 60 * second) == 1)
    }

    @Test func `draws nothing toward the next reading`() {
        let mean = Readings.calendar(.mean, window: hour).learning([(0, 10), (20 * second, 20)])
        let alone = mean.number(at: 40 * second)
        #expect(alone == 17.5)
    }

    @Test func `learns late readings at their own moment, each of them`() {
        var late = Readings.calendar(.range, window: hour)
        late.learn(0, at: 0)
        // A burst: a hundred buffered readings arrive at once.
        for index in 1...100 {
            late.learn(Double(index), at: index * second, known: 200 * second)
        }
        let inTime = Readings.calendar(.range, window: hour).learning(
            (0...100).map { ($0 * second, Double($0)) })
        #expect(late.number(at: 200 * second) == inTime.number(at: 200 * second))
        #expect(late.number(at: 200 * second) == 90)
    }

    @Test func `has the same value in whatever order its readings came`() {
        let values = (1...20).map { ($0, Double(($0 * 7) % 13)) }
        for statistic in QuantityStatistic.allCases {
            let straight = Readings.usage(statistic, window: 30).learning(values)
            var shuffled = Readings.usage(statistic, window: 30)
            for step in 0..<20 {
                let (moment, value) = values[(step * 7) % 20]
                shuffled.learn(value, at: moment, known: 20)
            }
            #expect(straight.value(at: 20) == shuffled.value(at: 20), "\(statistic)")
            #expect(straight.value(at: 25) == shuffled.value(at: 25), "\(statistic)")
        }
    }

    @Test func `counts a moment once, with the reading that came last`() {
        var mean = Readings.usage(.mean, window: 10).learning([(1, 4), (2, 6)])
        mean.learn(8, at: 2, known: 3)
        #expect(mean.number(at: 3) == 6)
    }

    @Test func `gives one row what it gives in a batch`() {
        let values = (1...60).map { ($0, Double(($0 * 11) % 17)) }
        for statistic in QuantityStatistic.allCases {
            var batch = Readings.usage(statistic, window: 10)
            var answers: [Int: FeatureValue] = [:]
            for (moment, value) in values {
                batch.learn(value, at: moment)
                answers[moment] = batch.reading.value(at: Moment(moment))
            }
            for moment in [1, 10, 21, 35, 60] {
                let alone = Readings.usage(statistic, window: 10).learning(
                    Array(values.prefix(moment)))
                #expect(alone.value(at: moment) == answers[moment], "\(statistic) at \(moment)")
            }
        }
    }

    @Test(arguments: QuantityStatistic.allCases)
    func `remembers no more than it needs, however long the record`(
        statistic: QuantityStatistic
    ) {
        var reading = Readings.calendar(statistic, window: hour)
        var most = 0
        // A reading every ten minutes for two years, and nobody asks.
        for index in 0..<100_000 {
            reading.learn(Double(index % 9), at: index * 600 * second)
            most = max(most, reading.reading.storedCount)
        }
        let baseline = statistic == .residual ? 14 * 24 * 6 : 1
        #expect(most <= 2 * 6 + 2 + baseline)
    }
}

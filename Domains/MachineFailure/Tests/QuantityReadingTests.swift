import MachineFailure
import Tabular
import Testing

@Suite struct `A statistic of a quantity` {
    private let hour = Readings.hour
    private let day = Readings.day

    @Test func `names what it can't compute`() {
        let nothing: [QuantityStatistic: FeatureValue] = [
            .mean: .special("no_data"), .deviation: .special("no_data"),
            .min: .special("no_data"), .max: .special("no_data"), .last: .special("no_data"),
            .lastAge: .special("no_data"), .slope: .special("too_few"),
            .range: .special("no_data"), .aboveHigh: .missing, .coverage: .number(0),
            .residual: .missing, .rise: .special("no_data"),
        ]
        for statistic in QuantityStatistic.allCases {
            #expect(
                Readings.usage(statistic, window: 10).value(at: 5) == nothing[statistic],
                "\(statistic)")
        }
    }

    @Test func `of extremes and the latest is read off`() {
        let values = [(1, 3.0), (2, 9.0), (3, 1.0), (4, 5.0)]
        #expect(Readings.usage(.min, window: 10).learning(values).number(at: 4) == 1)
        #expect(Readings.usage(.max, window: 10).learning(values).number(at: 4) == 9)
        #expect(Readings.usage(.last).learning(values).number(at: 9) == 5)
        #expect(Readings.usage(.lastAge).learning(values).number(at: 9) == 5)
        let seconds = Readings.calendar(.lastAge).learning([(0, 1)])
        #expect(seconds.number(at: 90_000) == 90)
    }

    @Test func `keeps the latest reading where an older one comes late`() {
        var last = Readings.usage(.last).learning([(1, 3), (4, 5)])
        last.learn(7, at: 2, known: 6)
        #expect(last.number(at: 6) == 5)
    }

    @Test func `above a limit needs the study's limit`() {
        let values = [(1, 10.0), (2, 20.0), (3, 30.0), (4, 15.0)]
        #expect(Readings.usage(.aboveHigh, window: 10).learning(values).number(at: 4) == 0.5)
        let without = Readings.usage(.aboveHigh, window: 10, of: Readings.steppedHeat)
        #expect(without.learning(values).value(at: 4) == .special("no_limit"))
    }

    @Test func `rises from the first reading of the asset's life`() {
        let values = (1...12).map { ($0, Double($0)) }
        // Mean of 3 … 12 is 7.5; the first was 1.
        #expect(Readings.usage(.rise, window: 10).learning(values).number(at: 12) == 6.5)
    }

    @Test func `departs from the healthy level of the first twenty ticks`() throws {
        // 1, 3, 1, 3 …: mean 2, deviation 1.
        let healthy = (1...20).map { ($0, $0 % 2 == 1 ? 1.0 : 3.0) }
        let residual = Readings.usage(.residual, window: 1).learning(healthy)
        #expect(residual.value(at: 20) == .special("no_baseline"))
        let later = residual.learning([(21, 5)])
        #expect(later.number(at: 21) == 3)
        // What comes after the first twenty moves the level no more.
        #expect(later.learning([(22, 100), (23, 5)]).number(at: 23) == 3)
    }

    @Test func `has no baseline where the healthy spread is below the resolution`() {
        let flat = (1...20).map { ($0, 7.0) } + [(21, 9.0)]
        let residual = Readings.usage(.residual, window: 1).learning(flat)
        #expect(residual.value(at: 21) == .special("no_baseline"))
    }

    @Test func `takes fourteen days on the calendar as healthy`() {
        var residual = Readings.calendar(
            .residual, window: hour, hold: hour, of: Readings.steppedHeat)
        for index in 0..<(14 * 24) { residual.learn(index % 2 == 0 ? 1 : 3, at: index * hour) }
        #expect(residual.value(at: 14 * day - 1) == .special("no_baseline"))
        residual.learn(5, at: 14 * day)
        #expect(residual.number(at: 14 * day) == 3)
    }
}

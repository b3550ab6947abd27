import Documents
import Learning
import MachineFailure
import Tabular
import Testing

@Suite struct `A residual by regime` {
    private let hour = Readings.hour

    /// Ticks 1 … 10 in the low regime read 1, 3, 1, 3 …, ticks 11 … 20 in the high one 100, 120 ….
    private func healthy() -> Readings {
        var residual = Readings.usage(.residual, window: 10)
        residual.reading.run(in: "low", from: Moment(1), to: Moment(11), known: Moment(1))
        residual.reading.run(in: "high", from: Moment(11), to: Moment(21), known: Moment(11))
        return residual.learning((1...10).map { ($0, $0 % 2 == 1 ? 1.0 : 3.0) })
            .learning((11...20).map { ($0, $0 % 2 == 1 ? 100.0 : 120.0) })
    }

    @Test func `is measured from the healthy level of the regime in which the asset runs`() {
        var low = healthy()
        low.reading.run(in: "low", from: Moment(21), known: Moment(21))
        // Level 2, deviation 1; the readings of the high regime in the window say nothing.
        #expect(low.learning([(21, 5)]).number(at: 21) == 3)
        var high = healthy()
        high.reading.run(in: "high", from: Moment(21), known: Moment(21))
        // Level 110, deviation 10. Ticks 12 … 20 read 120 five times and 100 four times, tick 21 reads
        // 220: 122 on average.
        #expect(high.learning([(21, 220)]).number(at: 21) == 1.2)
    }

    @Test func `has no baseline in a regime in which it never ran while it was new`() {
        var residual = healthy()
        residual.reading.run(in: "full", from: Moment(21), known: Moment(21))
        #expect(residual.learning([(21, 5)]).value(at: 21) == .special("no_baseline"))
    }

    @Test func `is the residual of all readings where no states are recorded`() {
        let values = (1...30).map { ($0, Double($0 * 7 % 5)) }
        var stated = Readings.usage(.residual, window: 5)
        stated.reading.run(in: "low", from: Moment(1), known: Moment(1))
        let plain = Readings.usage(.residual, window: 5).learning(values)
        #expect(stated.learning(values).value(at: 30) == plain.value(at: 30))
    }

    @Test func `takes a reading for the regime of its own moment, however late it comes`() {
        var late = Readings.usage(.residual, window: 10)
        late.reading.run(in: "low", from: Moment(1), to: Moment(11), known: Moment(1))
        late.reading.run(in: "high", from: Moment(11), to: Moment(21), known: Moment(11))
        late.reading.run(in: "low", from: Moment(21), known: Moment(21))
        for tick in 1...10 {
            late.learn(tick % 2 == 1 ? 1 : 3, at: tick, known: 22)
        }
        for tick in 11...20 { late.learn(tick % 2 == 1 ? 100 : 120, at: tick, known: 22) }
        late.learn(5, at: 21, known: 22)
        #expect(late.number(at: 22) == 3)
    }

    @Test func `draws no line from one regime to another`() throws {
        // 10 for an hour in the low regime, then 50 in the high one.
        let samples = [(0, 10.0), (hour, 50.0)].map {
            Sample(event: Moment($0.0), value: $0.1)
        }
        let course = HeldSeries(
            samples[...], until: Moment(2 * hour), course: .sloped(longest: hour)
        ) { $0.value == 10 }
        #expect(course.mean == 10)
        #expect(course.covered == Double(hour))
    }

    @Test func `remembers few states, however many there were`() {
        var residual = Readings.calendar(.residual, window: hour)
        for index in 0..<10_000 {
            residual.reading.run(
                in: index % 2 == 0 ? "low" : "high", from: Moment(index * hour),
                to: Moment((index + 1) * hour), known: Moment(index * hour))
            residual.learn(Double(index % 7), at: index * hour)
        }
        // Two weeks of hourly readings and states, and what is recent.
        #expect(residual.reading.storedCount <= 2 * 14 * 24 + 8)
    }

    /// A machine that runs low and high on alternate days, 10 to 12 degrees in the one regime and 100 to
    /// 102 in the other; from day 28 on it is ten degrees hotter.
    private var plant: String {
        let states = (0..<30).map { day in
            """
            INSERT INTO state VALUES ('a', \(day * Readings.day), \((day + 1) * Readings.day),
              'run', '\(day % 2 == 0 ? "low" : "high")');
            """
        }
        let readings = (0..<(30 * 24)).map { index in
            let level = (index / 24 % 2 == 0 ? 10 : 100) + (index < 28 * 24 ? 0 : 10)
            return """
                INSERT INTO hist VALUES ('a', 'heat', \(index * hour), NULL,
                  \(level + index % 2 * 2), 'good');
                """
        }
        return "INSERT INTO machine VALUES ('a', 'm', 0, 'x');"
            + (states + readings).joined()
    }

    @Test func `is read from the plant's own states`() throws {
        let request = SmallPlant.request(
            "heat_residual", window: 4 * hour, specials: ["no_baseline"])
        func residual(without absent: Set<String>, at hours: Int) throws -> Double? {
            let loaded = try SmallPlant(.instants, plant).load(
                [request], without: absent,
                target: [
                    "kind": "failure-within", "horizon": "24h", "lead": "2h", "words": "fails",
                ])
            return loaded.values(of: "heat_residual")["a@\(hours * hour)"] ?? nil
        }
        let noon = 28 * 24 + 12
        // A low day has 23 hours that go straight between 10 and 12, so 11 on average and 1 ÷ 3 about
        // it, and a last one at 12; the four hours before noon of the hotter day have 21 on average.
        let own = try #require(try residual(without: ["replacement"], at: noon))
        let variance = (23.0 / 3 + 1) / 24 - 1.0 / 576
        #expect(abs(own - (21 - 11 - 1.0 / 24) / variance.squareRoot()) < 1e-9)
        // Of all readings together the middle is 56, far above 21.
        let all = try #require(
            try residual(without: ["replacement", "operating_state"], at: noon))
        #expect(all < 0)
    }
}

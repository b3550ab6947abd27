import Documents
import Learning
import MachineFailure
import Tabular
import Testing

@Suite struct `What must have been seen of a machine` {
    private static let hour = Readings.hour
    private static let machine = "INSERT INTO machine VALUES ('a', 'm', 0, 'x');"
    private static let within: JSONValue = [
        "kind": "failure-within", "horizon": "24h", "lead": "2h", "words": "fails within a day",
    ]

    /// Reads every 20 minutes in the hours of `ranges`.
    private static func readings(_ ranges: Range<Int>...) -> String {
        ranges.flatMap { range in
            (range.lowerBound * 3..<range.upperBound * 3).map {
                "INSERT INTO hist VALUES ('a', 'heat', \($0 * hour / 3), NULL, \($0 % 9), 'good');"
            }
        }.joined()
    }

    private func load(
        _ sql: String, _ features: [FeatureRequest]
    ) throws -> LoadedFrame {
        try SmallPlant(.instants, Self.machine + sql).load(
            features, without: ["operating_state", "replacement"], target: Self.within)
    }

    private static func key(_ hours: Int) -> String { "a@\(hours * hour)" }

    @Test func `is half of the longest window on the calendar`() throws {
        let features = [
            SmallPlant.request("heat_mean", window: 12 * Self.hour),
            SmallPlant.request("heat_max", window: Self.hour),
        ]
        // Read from hour 0 to 30 and from 50 to 90; the last reading before the gap holds an hour.
        let loaded = try load(Self.readings(0..<30, 50..<90), features)
        let targets = loaded.targets()
        #expect(targets[Self.key(5)] == nil)
        #expect(targets[Self.key(6)] == 0)
        #expect(targets[Self.key(30)] == 0)
        // At hour 55 five of the twelve hours before are covered.
        #expect(targets[Self.key(55)] == nil)
        #expect(targets[Self.key(56)] == 0)
        // Hours 0 … 5 and 50 … 55: at hour 50 nothing was read but the reading of that moment.
        #expect(
            loaded.population.excluded == [
                .init(reason: "too few readings in the longest window", count: 12)
            ])
    }

    @Test func `counts from the restore that cuts the window`() throws {
        let failure = """
            INSERT INTO breakdown VALUES (1, 'a', 'seal', \(40 * Self.hour), \(45 * Self.hour));
            """
        let loaded = try load(
            failure + Self.readings(0..<40, 45..<90),
            [SmallPlant.request("heat_mean", window: 12 * Self.hour)])
        let targets = loaded.targets()
        #expect(targets[Self.key(45)] == nil)
        #expect(targets[Self.key(46)] == 0)
        #expect(targets[Self.key(47)] == 0)
    }

    @Test func `asks for nothing where no feature has a window`() throws {
        let loaded = try load(
            Self.readings(0..<3, 50..<60), [SmallPlant.request("heat_last")])
        #expect(loaded.targets()[Self.key(0)] == 0)
        #expect(loaded.population.excluded.isEmpty)
    }

    @Test func `is the study's number of ticks on an axis of usage`() throws {
        let readings = [3, 4, 6, 7, 8].map {
            "INSERT INTO hist VALUES ('a', 'heat', \($0), NULL, 5, 'good');"
        }.joined()
        let population: JSONValue = [
            "observation": "dated", "axis": "usage", "tick": "cycle", "decision": "tick",
            "minimumTicks": 3,
            "quantities": [
                [
                    "quantity": "heat", "dimension": "temperature", "unit": "°C",
                    "resolution": 2, "range": [-40, 250],
                ]
            ],
        ]
        let target: JSONValue = [
            "kind": "failure-within", "horizon": 3, "lead": 0, "words": "fails within 3 cycles",
        ]
        let sql =
            Self.machine + "INSERT INTO breakdown VALUES (1, 'a', 'seal', 30, NULL);" + readings
        let plant = try SmallPlant(.ticks, sql)
        let loaded = try plant.load(population: population, target: target)
        // The third tick that was seen is tick 6.
        #expect(loaded.rowKeys == ["a@6", "a@7", "a@8"])
        #expect(loaded.population.excluded == [.init(reason: "too few ticks seen", count: 2)])
        #expect(try plant.load(target: target).rowKeys.count == 5)
    }
}

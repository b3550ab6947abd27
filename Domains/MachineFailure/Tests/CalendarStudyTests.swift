import Documents
import Learning
import MachineFailure
import Tabular
import Testing

@Suite struct `A study on the calendar` {
    private static let hour = Readings.hour
    private static let within: JSONValue = [
        "kind": "failure-within", "horizon": "24h", "lead": "2h", "words": "fails within a day",
    ]

    /// Reads every 20 minutes from hour 0 to hour `last`; reading number i is i ÷ 2.
    private static func readings(_ last: Int, but gap: ClosedRange<Int> = -2...(-1)) -> String {
        (0...(last * 3)).filter { !gap.contains($0 / 3) }.map {
            "INSERT INTO hist VALUES ('a', 'heat', \($0 * hour / 3), NULL, \(Double($0) / 2), 'good');"
        }.joined()
    }

    private static func key(_ hours: Int) -> String { "a@\(hours * hour)" }

    private static let failure = """
        INSERT INTO machine VALUES ('a', 'm', 0, 'x');
        INSERT INTO breakdown VALUES (1, 'a', 'seal', \(100 * hour), \(105 * hour));
        """

    @Test func `asks on the hour and drops lead, failure and repair`() throws {
        let loaded = try SmallPlant(.instants, Self.failure + Self.readings(140)).load(
            without: ["operating_state", "replacement"], target: Self.within)
        let targets = loaded.targets()
        #expect(targets[Self.key(75)] == 0)
        #expect(targets[Self.key(76)] == 1)
        #expect(targets[Self.key(97)] == 1)
        for hour in 98...105 { #expect(targets[Self.key(hour)] == nil) }
        #expect(targets[Self.key(106)] == 0)
        #expect(
            loaded.population.excluded == [
                .init(reason: "failed", count: 6), .init(reason: "within lead", count: 2),
            ])
        #expect(targets.keys.allSatisfy { (Int($0.dropFirst(2)) ?? 1) % Self.hour == 0 })
    }

    @Test func `censors where a part was changed by plan`() throws {
        let sql = """
            INSERT INTO machine VALUES ('a', 'm', 0, 'x');
            INSERT INTO change VALUES ('a', 'seal', \(90 * Self.hour), 1);
            """
        let loaded = try SmallPlant(.instants, sql + Self.readings(140)).load(
            without: ["operating_state"], target: Self.within)
        let targets = loaded.targets()
        #expect(targets[Self.key(65)] == 0)
        #expect(targets[Self.key(66)] == nil)
        #expect(targets[Self.key(80)] == nil)
        #expect(targets[Self.key(90)] == 0)
    }

    @Test func `asks nothing of a machine that stands or has only begun to run`() throws {
        let sql =
            Self.failure + """
                INSERT INTO state VALUES ('a', 0, \(40 * Self.hour), 'run', 'low'),
                  ('a', \(40 * Self.hour), \(49 * Self.hour + 1), 'stop', NULL),
                  ('a', \(49 * Self.hour + 1), NULL, 'run', 'high');
                """
        let loaded = try SmallPlant(.instants, sql + Self.readings(140)).load(target: Self.within)
        let targets = loaded.targets()
        #expect(targets[Self.key(0)] == nil)
        #expect(targets[Self.key(40)] == 0)
        for hour in 41...49 { #expect(targets[Self.key(hour)] == nil) }
        #expect(targets[Self.key(50)] == 0)
        // Standing explains less than a failure does, so that has the first word.
        #expect(
            loaded.population.excluded == [
                .init(reason: "failed", count: 6), .init(reason: "not running", count: 10),
                .init(reason: "within lead", count: 2),
            ])
    }

    @Test func `counts hours of running where it asks for the life that is left`() throws {
        let sql =
            Self.failure + """
                INSERT INTO state VALUES ('a', 0, \(40 * Self.hour), 'run', 'low'),
                  ('a', \(40 * Self.hour), \(60 * Self.hour), 'stop', NULL),
                  ('a', \(60 * Self.hour), NULL, 'run', 'high');
                """
        let target: JSONValue = [
            "kind": "remaining-life", "limit": 500, "range": [0, 500], "unit": "h",
            "words": "hours of running left",
        ]
        let plant = try SmallPlant(.instants, sql + Self.readings(140))
        let targets = try plant.load(target: target).targets()
        #expect(targets[Self.key(30)] == 50)
        #expect(targets[Self.key(99)] == 1)
        #expect(throws: FeatureError.self) {
            try plant.load(without: ["operating_state"], target: target)
        }
    }

    @Test func `is changed by nothing a millisecond after it is asked`() throws {
        let features = SmallPlant.statistics(window: 6 * Self.hour)
        let sql = Self.failure + Self.readings(60)
        let later = """
            INSERT INTO hist VALUES ('a', 'heat', \(50 * Self.hour + 1), NULL, 249, 'good'),
              ('a', 'heat', \(50 * Self.hour - 60_000), \(50 * Self.hour + 1), 249, 'good');
            """
        let first = try SmallPlant(.instants, sql).load(
            features, without: ["operating_state", "replacement"], target: Self.within)
        let second = try SmallPlant(.instants, sql + later).load(
            features, without: ["operating_state", "replacement"], target: Self.within)
        for feature in features {
            let before = first.values(of: feature.name)
            let after = second.values(of: feature.name)
            #expect(before[Self.key(50)] == after[Self.key(50)], "\(feature.name)")
        }
        #expect(
            first.values(of: "heat_max")[Self.key(51)]
                != second.values(of: "heat_max")[Self.key(51)])
    }

    @Test func `lets no window span a repair`() throws {
        let features = [
            SmallPlant.request("heat_min", window: 24 * Self.hour),
            SmallPlant.request("heat_rise", window: Self.hour), SmallPlant.request("heat_last"),
        ]
        let loaded = try SmallPlant(.instants, Self.failure + Self.readings(140)).load(
            features, without: ["operating_state", "replacement"], target: Self.within)
        // Three readings an hour: at 97 h the day before begins after reading 219.
        #expect(loaded.values(of: "heat_min")[Self.key(97)] == 110)
        // It ran again at 105 h, reading 315: the first reading of this life is number 316.
        #expect(loaded.values(of: "heat_min")[Self.key(110)] == 158)
        #expect(loaded.values(of: "heat_last")[Self.key(110)] == 165)
        let rise = try #require(loaded.values(of: "heat_rise")[Self.key(110)] ?? nil)
        // In the hour before 110 h readings 328, 329 and 330 were taken, the last at its end: straight
        // from 164 to 165, so 164.5 in the middle.
        #expect(rise == 164.5 - 158)
    }

    @Test func `is complete as far as the mapping says`() throws {
        let sql = """
            INSERT INTO machine VALUES ('a', 'm', 0, 'x');
            """
        let plant = try SmallPlant(.instants, sql + Self.readings(60))
        let absent: Set = ["operating_state", "replacement"]
        let whole = try plant.load(without: absent, target: Self.within)
        #expect(whole.population.classes == [61, 0])
        #expect(whole.population.censored == 0)
        // Complete through 2 January, so up to hour 48: from hour 24 on a day ahead is not.
        let cut = try plant.load(without: absent, through: "1970-01-02", target: Self.within)
        #expect(cut.targets()[Self.key(23)] == 0)
        #expect(cut.targets()[Self.key(24)] == nil)
        #expect(cut.population.classes == [24, 0])
        #expect(cut.population.censored == 37)
    }

    @Test func `tells the regime in which a machine runs`() throws {
        let sql =
            Self.failure + """
                INSERT INTO state VALUES ('a', 0, \(40 * Self.hour), 'run', 'low'),
                  ('a', \(40 * Self.hour), NULL, 'run', 'high');
                """
        let request = FeatureRequest(
            specification: FeatureSpecification(
                name: "regime", kind: .code(levels: ["low", "high"], ordered: false)),
            source: .domain(name: "regime", currency: nil))
        let loaded = try SmallPlant(.instants, sql + Self.readings(60)).load(
            [request], target: Self.within)
        #expect(loaded.values(of: "regime")[Self.key(39)] == 0)
        #expect(loaded.values(of: "regime")[Self.key(41)] == 1)
    }

    @Test func `passes the time-travel check, which could have failed`() throws {
        let late = """
            INSERT INTO hist VALUES ('a', 'heat', \(49 * Self.hour + 1), \(52 * Self.hour), 99, 'good');
            """
        let result = try SmallPlant(.instants, Self.failure + Self.readings(60) + late).timeTravel(
            SmallPlant.statistics(window: 6 * Self.hour),
            without: ["operating_state", "replacement"], target: Self.within)
        #expect(result.verdict == .pass, "\(result)")
        #expect(result.tables.contains("telemetry"))
    }
}

import Documents
import Learning
import MachineFailure
import Tabular
import Testing

@Suite struct `A study on an axis of usage` {
    private static let within: JSONValue = [
        "kind": "failure-within", "horizon": 3, "lead": 0, "words": "fails within 3 cycles",
    ]

    /// Machine a fails at its tick 10, machine b is seen up to tick 8, machine c up to tick 6 and is
    /// known to have failed at 20.
    private static let fleet =
        """
        INSERT INTO machine VALUES ('a', 'm', 0, 'x'), ('b', 'm', 0, 'x'), ('c', 'm', 0, 'x');
        INSERT INTO breakdown VALUES (1, 'a', 'seal', 10, NULL), (2, 'c', 'seal', 20, NULL);
        """ + readings("a", 10) { $0 * 2 } + readings("b", 8) { _ in 5 }
        + readings("c", 6) { _ in 5 }

    private static func readings(
        _ machine: String, _ ticks: Int, _ value: (Int) -> Int
    ) -> String {
        (1...ticks).map {
            "INSERT INTO hist VALUES ('\(machine)', 'heat', \($0), NULL, \(value($0)), 'good');"
        }.joined()
    }

    @Test func `asks at every tick and knows what became of it`() throws {
        let loaded = try SmallPlant(.ticks, Self.fleet).load(target: Self.within)
        let targets = loaded.targets()
        for tick in 1...6 { #expect(targets["a@\(tick)"] == 0) }
        for tick in 7...9 { #expect(targets["a@\(tick)"] == 1) }
        #expect(targets["a@10"] == nil)
        for tick in 1...5 { #expect(targets["b@\(tick)"] == 0) }
        #expect(targets["b@6"] == nil)
        for tick in 1...6 { #expect(targets["c@\(tick)"] == 0) }
        #expect(loaded.population.censored == 3)
        #expect(loaded.population.excluded == [.init(reason: "failed", count: 1)])
        #expect(loaded.population.classes == [17, 3])
        #expect(loaded.entityKeys == ["a", "b", "c"])
    }

    @Test func `counts the failing tick where the study says so`() throws {
        let loaded = try SmallPlant(.ticks, Self.fleet).load(target: [
            "kind": "failure-within", "horizon": 3, "lead": 0, "failingTick": "positive",
            "words": "fails within 3 cycles or in this one",
        ])
        #expect(loaded.targets()["a@10"] == 1)
        #expect(loaded.population.classes == [17, 4])
    }

    @Test func `asks how many ticks are left, and leaves out who never failed`() throws {
        let loaded = try SmallPlant(.ticks, Self.fleet).load(target: [
            "kind": "remaining-life", "limit": 8, "range": [0, 8], "words": "cycles left",
        ])
        #expect(loaded.frame.targetKind == .amount(range: 0...8))
        let targets = loaded.targets()
        #expect(targets["a@1"] == 9)
        #expect(targets["a@10"] == 0)
        #expect(targets["c@6"] == 14)
        #expect(loaded.targets(by: "b").isEmpty)
        #expect(loaded.population.censored == 8)
    }

    @Test func `builds features of the ticks seen so far`() throws {
        let loaded = try SmallPlant(.ticks, Self.fleet).load(
            [
                SmallPlant.request("heat_last"), SmallPlant.request("heat_mean", window: 4),
                SmallPlant.request("heat_rise", window: 4),
                SmallPlant.request("asset_age", specials: [], isWaived: true),
            ], target: Self.within)
        #expect(loaded.values(of: "heat_last")["a@9"] == 18)
        // Ticks 6 … 9 read 12, 14, 16, 18.
        #expect(loaded.values(of: "heat_mean")["a@9"] == 15)
        #expect(loaded.values(of: "heat_rise")["a@9"] == 13)
        #expect(loaded.values(of: "heat_mean")["a@2"] == 3)
        #expect(loaded.values(of: "asset_age")["a@9"] == 9)
    }

    @Test func `keeps the age out without a waiver that names it`() throws {
        #expect(throws: FeatureError.self) {
            try SmallPlant(.ticks, Self.fleet).load(
                [SmallPlant.request("asset_age", specials: [])], target: Self.within)
        }
    }

    @Test func `learns no bad reading, and none that came later`() throws {
        let plant = try SmallPlant(
            .ticks,
            """
            INSERT INTO machine VALUES ('a', 'm', 0, 'x');
            INSERT INTO hist VALUES ('a', 'heat', 1, 1, 10, 'good'), ('a', 'heat', 2, 2, 90, 'bad'),
              ('a', 'heat', 3, 5, 20, 'good'), ('a', 'heat', 4, 4, 30, 'good'),
              ('a', 'heat', 5, 5, 40, 'uncertain'), ('a', 'heat', 6, 6, 50, 'good');
            INSERT INTO breakdown VALUES (1, 'a', 'seal', 30, NULL);
            """)
        let loaded = try plant.load(
            [SmallPlant.request("heat_mean", window: 10)], target: Self.within)
        let means = loaded.values(of: "heat_mean")
        #expect(means["a@2"] == 10)
        #expect(means["a@3"] == 10)
        #expect(means["a@4"] == 20)
        #expect(means["a@5"] == 20)
        #expect(means["a@6"] == 27.5)
    }

    @Test func `needs readings by asset and quantity`() throws {
        let plant = try SmallPlant(.ticks, Self.fleet)
        let error = #expect(throws: FeatureError.self) {
            try plant.load(without: ["telemetry.asset_id"], target: Self.within)
        }
        #expect(
            error
                == .needsAbsent(
                    "heat_last", column: ColumnReference("telemetry", "asset_id"),
                    reason: "not held"))
    }

    @Test func `is the same bit for bit in whatever order the rows stand`() throws {
        let features = SmallPlant.statistics(window: 4)
        let straight = try SmallPlant(.ticks, Self.fleet).load(features, target: Self.within)
        let shuffled = try SmallPlant(
            .ticks,
            Self.fleet + """
                CREATE TABLE copy AS SELECT * FROM hist ORDER BY value % 7, moment DESC;
                DELETE FROM hist; INSERT INTO hist SELECT * FROM copy;
                """
        ).load(features, target: Self.within)
        #expect(straight.tableHash == shuffled.tableHash)
    }

    @Test func `is the same bit for bit out of a wide table in other units`() throws {
        let long = try SmallPlant(.ticks, Self.fleet)
        let wide = try SmallPlant(
            .ticks,
            Self.fleet + """
                CREATE TABLE snapshot AS SELECT id AS esn, moment AS cycle,
                  round(value * 1.8 + 32, 3) AS heat_f FROM hist;
                DELETE FROM hist;
                """)
        let source: JSONValue = [
            "from": "snapshot",
            "unpivot": [
                "into": "value",
                "items": [["column": "heat_f", "unit": "°F", "set": ["quantity": "heat"]]],
            ],
            "columns": [
                "asset_id": ["column": "esn"], "ts": ["column": "cycle", "date": "tick"],
                "received_at": ["column": "cycle", "date": "tick"],
                "quality": ["constant": "good"],
            ],
        ]
        let features = SmallPlant.statistics(window: 4)
        let first = try long.load(features, target: Self.within)
        let second = try wide.load(
            features, sources: ["telemetry": source], target: Self.within)
        #expect(first.values(of: "heat_mean") == second.values(of: "heat_mean"))
        #expect(first.tableHash == second.tableHash)
    }

    @Test func `passes the time-travel check, which could have failed`() throws {
        let result = try SmallPlant(.ticks, Self.fleet).timeTravel(
            SmallPlant.statistics(window: 4), target: Self.within)
        #expect(result.verdict == .pass, "\(result)")
        #expect(result.tables.contains("telemetry"))
    }
}

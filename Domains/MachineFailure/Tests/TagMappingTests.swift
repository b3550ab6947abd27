import Documents
import Learning
import MachineFailure
import Tabular
import Testing

@Suite struct `A mapping by tags` {
    private static let hour = Readings.hour
    private static let within: JSONValue = [
        "kind": "failure-within", "horizon": "24h", "lead": "2h", "words": "fails within a day",
    ]

    /// Two machines, each read every 20 minutes for 60 hours.
    private static let machines =
        """
        INSERT INTO machine VALUES ('a', 'm', 0, 'x'), ('b', 'm', 0, 'x');
        INSERT INTO breakdown VALUES (1, 'a', 'seal', \(40 * hour), \(42 * hour));
        """
        + ["a", "b"].map { machine in
            (0..<180).map { index in
                """
                INSERT INTO hist VALUES ('\(machine)', 'heat', \(index * hour / 3),
                  \(index * hour / 3 + 5_000), \(Double(index * 7 % 50) / 2), 'good');
                """
            }.joined()
        }.joined()

    /// The same readings as a historian keeps them: by tag, in °F, with its own words.
    private static let historian =
        machines + """
            CREATE TABLE point (pt TEXT, eq TEXT, meas TEXT, loc TEXT, eu TEXT);
            INSERT INTO point VALUES ('T-1', 'a', 'TMP', 'DE', 'DEGF'), ('T-2', 'b', 'TMP', 'DE', 'DEGC'),
              ('X-9', 'b', NULL, NULL, NULL);
            CREATE TABLE log (pt TEXT, moment INTEGER, received INTEGER, val REAL, q INTEGER);
            INSERT INTO log SELECT CASE id WHEN 'a' THEN 'T-1' ELSE 'T-2' END, moment, received,
              CASE id WHEN 'a' THEN round(value * 1.8 + 32, 3) ELSE value END, 192 FROM hist;
            INSERT INTO log VALUES ('T-1', \(50 * hour + 1), \(50 * hour + 1), 999, 0),
              ('X-9', \(50 * hour), \(50 * hour), 1, 192), ('Y-0', \(50 * hour), \(50 * hour), 1, 192);
            DELETE FROM hist;
            """

    private static let tagged: [String: JSONValue] = [
        "tag": [
            "from": "point",
            "columns": [
                "tag_id": ["column": "pt"], "asset_id": ["column": "eq"],
                "quantity": ["column": "meas", "codes": ["TMP": "heat"]],
                "position": ["column": "loc"],
                "unit": ["column": "eu", "codes": ["DEGF": "°F", "DEGC": "°C"]],
                "expected_interval_s": ["constant": 1_200],
            ],
        ],
        "telemetry": [
            "from": "log",
            "columns": [
                "tag_id": ["column": "pt"], "ts": ["column": "moment", "date": "epoch_ms"],
                "received_at": ["column": "received", "date": "epoch_ms"],
                "value": ["column": "val", "unitFrom": "tag.unit"],
                "quality": [
                    "column": "q", "codes": ["192": "good", "64": "uncertain", "0": "bad"],
                ],
            ],
        ],
    ]

    /// One row a moment, a column for each machine's sensor would be another shape; here one for heat.
    private static let wide: [String: JSONValue] = [
        "telemetry": [
            "from": "snapshot",
            "unpivot": [
                "into": "value",
                "items": [["column": "heat_k", "unit": "K", "set": ["quantity": "heat"]]],
            ],
            "columns": [
                "asset_id": ["column": "eq"], "ts": ["column": "moment", "date": "epoch_ms"],
                "received_at": ["column": "received", "date": "epoch_ms"],
                "quality": ["constant": "good"],
            ],
        ]
    ]

    private static let snapshots =
        machines + """
            CREATE TABLE snapshot AS SELECT id AS eq, moment, received,
              round(value + 273.15, 2) AS heat_k FROM hist;
            DELETE FROM hist;
            """

    private static let features = SmallPlant.statistics(window: 6 * hour)
    private static let absent: Set = ["operating_state", "replacement"]

    private static func load(
        _ sql: String, _ sources: [String: JSONValue]
    ) throws -> LoadedFrame {
        try SmallPlant(.instants, sql).load(
            features, without: absent, sources: sources, target: within)
    }

    @Test func `gives the rows and features of a wide one, bit for bit`() throws {
        let long = try Self.load(Self.machines, [:])
        let tags = try Self.load(Self.historian, Self.tagged)
        let wide = try Self.load(Self.snapshots, Self.wide)
        #expect(long.frame.rowCount > 100)
        #expect(long.values(of: "heat_mean").values.contains { $0 != nil })
        #expect(tags.tableHash == wide.tableHash)
        #expect(tags.tableHash == long.tableHash)
    }

    @Test func `passes the time-travel check, which could have failed`() throws {
        let result = try SmallPlant(.instants, Self.historian).timeTravel(
            Self.features, without: Self.absent, sources: Self.tagged, target: Self.within)
        #expect(result.verdict == .pass, "\(result)")
        #expect(result.tables.contains("telemetry"))
    }

    @Test func `gives the checks a channel for each tag`() throws {
        let results = try SmallPlant(.instants, Self.historian).read(
            without: Self.absent, sources: Self.tagged
        ) { compiled, snapshot in
            try QualityCheck(schema: SmallPlant.schema, fieldChecks: MachineFailure.fieldChecks)
                .report(compiled, in: snapshot).results
        }
        for id in ["F1", "F2", "F5"] {
            #expect(
                results.filter { $0.id == id }.allSatisfy { $0.outcome == .pass },
                "\(results.filter { $0.id == id })")
        }
        #expect(results.first { $0.id == "F2" }?.rows == 2)
        // A reading of a tag that nobody knows is of no machine; one of a tag without a quantity is
        // left out.
        let orphans = results.filter { $0.id == "C2" && $0.outcome == .warn }
        #expect(orphans.map(\.place).sorted() == ["telemetry.asset_id", "telemetry.tag_id"])
        #expect(orphans.map(\.count) == [1, 1])
    }
}

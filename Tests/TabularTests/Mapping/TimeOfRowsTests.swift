import Tabular
import Testing

@Suite struct `Times of a mapping` {
    private static let start = "tables.visit_occurrence.columns.visit_start_datetime"

    private static func visit(_ start: String, end: String = "", top: String = "") -> String {
        """
        {"mapping": 1, "domain": "diagnosis", "institution": "alder", "database": "a.sqlite", \(top)
         "tables": {"visit_occurrence": {"from": "v", "columns": {"visit_occurrence_id": {"column": "id"},
           "person_id": {"column": "id"}, "visit_start_datetime": \(start)\(end)}}}, "absent": {ABSENT}}
        """
    }

    /// Instants of a local column `t`, or why there are none.
    private func instants(
        _ spec: String, _ values: String, top: String = ""
    ) throws -> [String] {
        try Field.rows(
            "SELECT coalesce(visit_start_datetime, visit_start_datetime__state) FROM visit_occurrence",
            of: Field.mapping(Self.visit(spec, top: top), Ward.schema), Ward.schema,
            in: "CREATE TABLE v (id INTEGER PRIMARY KEY, t); INSERT INTO v (t) VALUES \(values);")
    }

    @Test(arguments: [
        ("iso8601", "('2001-04-09'), ('2001-04-09T00:00:00Z'), ('2001-04-09T02:00:00+02:00')"),
        ("epoch_s", "(986774400), ('986774400')"), ("epoch_ms", "(986774400000)"),
        ("julian", "(2452008.5)"), ("sas_days", "(15074)"), ("excel_days", "(36990)"),
        ("yyyymmdd", "(20010409)"), ("dd/MM/yyyy", "('09/04/2001')"),
    ])
    func `are milliseconds since 1970 in every encoding`(name: String, values: String) throws {
        let spec = "{\"column\": \"t\", \"date\": \"\(name)\", \"ambiguous\": \"accepted\"}"
        let found = try instants(spec, values)
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0 == "986774400000" })
    }

    @Test func `are local where the zone is known, but for the hours that clocks skip or repeat`()
        throws
    {
        let spec = #"{"column": "t", "date": "iso8601"}"#
        let values = """
            ('2025-01-10 08:00:00'), ('2025-07-10 08:00:00'), ('2025-03-30 02:30:00'),
            ('2025-10-26 02:30:00'), ('2025-10-26 02:30:00+01:00'), ('soon'), (NULL)
            """
        #expect(
            try instants(spec, values, top: #""timezone": "Europe/Budapest","#) == [
                "1736492400000", "1752127200000", "skipped", "ambiguous", "1761442200000",
                "unreadable", "missing",
            ])
    }

    @Test func `need a zone where they have no offset`() throws {
        for (name, value) in [
            ("iso8601", "2025-01-10 08:00:00"), ("yyyy-MM-dd HH:mm:ss", "2025-01-10 08:00:00"),
        ] {
            let text = Self.visit("{\"column\": \"t\", \"date\": \"\(name)\"}")
            let mapping = try Field.mapping(text, Ward.schema)
            let tables = "CREATE TABLE v (id, t); INSERT INTO v VALUES (1, '\(value)');"
            #expect(
                try Field.faults(of: mapping, Ward.schema, in: tables) == [
                    .timezoneRequired(path: Self.start)
                ])
        }
        #expect(
            MappingError.timezoneRequired(path: "tables.telemetry.columns.ts").description
                == "timezone is required: tables.telemetry.columns.ts has no offset")
    }

    @Test func `are told apart in the repeated hour by when they were received`() throws {
        // On 2 November 2025 clocks of Chicago showed 1:30 at 6:30 and at 7:30 UTC.
        let rows = """
            INSERT INTO HIST VALUES ('p1', '2025-11-02 01:30:00', 1762065005, 0.5, 192),
              ('p1', '2025-11-02 01:30:00', 1762068605, 0.5, 192),
              ('p1', '2025-11-02 01:30:00', NULL, 0.5, 192);
            """
        let mapping = try Field.mapping(Examples.beech.mapping, Plant.schema)
        let found = try TemporaryDatabase(Examples.beech.tables + rows).open().snapshot {
            snapshot in
            _ = try snapshot.install(mapping, schema: Plant.schema)
            return try snapshot.texts("SELECT coalesce(ts, ts__state) FROM telemetry")
        }
        #expect(found == ["1762065000000", "1762068600000", "ambiguous"])
    }

    @Test func `count back from another date of the row`() throws {
        let spec = #"{"column": "t", "date": "epoch_s"}"#
        func ends(_ encoding: String) throws -> [String] {
            let end = """
                , "visit_end_datetime": {"column": "n", "date": "\(encoding):visit_start_datetime",
                  "specials": {"365243": "never"}}
                """
            return try Field.rows(
                "SELECT coalesce(visit_end_datetime, visit_end_datetime__state) FROM visit_occurrence",
                of: Field.mapping(Self.visit(spec, end: end), Ward.schema), Ward.schema,
                in: """
                    CREATE TABLE v (id INTEGER PRIMARY KEY, t, n);
                    INSERT INTO v (t, n) VALUES (986774400, 9), (986774400, 365243), (NULL, 9),
                      (986774400, 'x'), (986774400, -1);
                    """)
        }
        // 31 March 2001.
        #expect(
            try ends("days_before") == [
                "985996800000", "special:never", "missing", "unreadable", "unreadable",
            ])
    }

    @Test func `count back from a date that is mapped beside them`() {
        let spec = #"{"column": "t", "date": "days_before:visit_end_datetime"}"#
        let path = "\(Self.start).date"
        #expect(
            Field.faults(Self.visit(spec), Ward.schema).first
                == .dateReference(path: path, nearest: nil))
        let circle =
            #", "visit_end_datetime": {"column": "n", "date": "days_before:visit_start_datetime"}"#
        #expect(
            Field.faults(Self.visit(spec, end: circle), Ward.schema).contains(
                .dateReference(path: path, nearest: nil)))
    }

    @Test func `stand on one axis`() throws {
        let mixed = Examples.alder.mapping.replacing(
            #""date": "tick"}, "component_kind""#, with: #""date": "epoch_s"}, "component_kind""#)
        #expect(
            Field.faults(mixed, Plant.schema) == [
                .axisMismatch(
                    first: "tables.telemetry.columns.ts", second: "tables.failure.columns.failed_at"
                )
            ])
        #expect(try Field.mapping(Examples.alder.mapping, Plant.schema).axis == .usage)
        #expect(try Field.mapping(Examples.beech.mapping, Plant.schema).axis == .calendar)
        #expect(try Field.mapping(Examples.maple.mapping, Plant.schema).axis == nil)
        let tick = Self.visit(#"{"column": "t", "date": "tick"}"#)
        #expect(
            Field.faults(tick, Ward.schema) == [.tickNotHere(path: "\(Self.start).date")])
    }

    @Test func `are whole ticks, however they are stored`() throws {
        let mapping = try Field.mapping(Examples.alder.mapping, Plant.schema)
        let tables = Examples.alder.tables.replacing("cycle INTEGER", with: "cycle")
        let rows =
            "DELETE FROM cycles; INSERT INTO cycles (cycle, s2) VALUES (7, 1), ('8', 1), (9.0, 1), (9.5, 1);"
        let found = try TemporaryDatabase(tables + rows).open().snapshot { snapshot in
            _ = try snapshot.install(mapping, schema: Plant.schema)
            return try snapshot.texts("SELECT coalesce(ts, ts__state) FROM telemetry")
        }
        #expect(found == ["7", "8", "9", "unreadable"])
    }
}

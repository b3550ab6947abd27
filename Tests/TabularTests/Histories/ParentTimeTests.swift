import Learning
import Tabular
import Testing

/// Notes about a thing, each of a stay: a note that doesn't say when it was filed is known when its
/// stay has ended.
@Suite struct `A history whose rows become known with their parents` {
    private static let schema = CanonicalSchema(
        domain: "notes",
        tables: [
            CanonicalTable(
                "thing", key: ["thing_id"], eventTime: "watched_on",
                columns: [
                    CanonicalColumn("thing_id", .text), CanonicalColumn("watched_on", .date),
                ]),
            CanonicalTable(
                "stay", key: ["stay_id"],
                columns: [CanonicalColumn("stay_id", .text), CanonicalColumn("ended_on", .date)]),
            CanonicalTable(
                "entry", key: ["thing_id"], isKeyUnique: false, eventTime: "taken_on",
                availabilityTime: "filed_on",
                availableOtherwise: TimeOfParent(
                    ColumnReference("stay", "ended_on"), by: "stay_id"),
                columns: [
                    CanonicalColumn("thing_id", .text),
                    CanonicalColumn("stay_id", .text, references: "stay"),
                    CanonicalColumn("taken_on", .date), CanonicalColumn("filed_on", .date),
                ]),
        ], required: [ColumnReference("thing", "thing_id")])

    private struct Count: HistoryReading {
        var count = 0

        mutating func learn(_ row: HistoryRow) { count += 1 }

        mutating func value(at moment: Moment) -> FeatureValue { .number(Double(count)) }
    }

    /// How many notes of (taken, filed, stay) are known of the thing that is watched on 10 January.
    private func count(_ notes: [String], isRecord: Bool = false) throws -> Double? {
        let thing = ColumnReference("thing", "thing_id")
        let feature = DomainFeature(
            "notes", label: "Notes", reason: "Notes", windowing: .none,
            history: History(
                "entry", group: "thing_id", equals: thing, columns: ["stay_id"],
                isTimeless: isRecord), make: { _ in Count() })
        let loader = FrameLoader(
            resolver: FeatureResolver(schema: Self.schema, features: [feature]),
            plan: ObservationPlan(
                table: "thing", entity: thing, row: thing,
                time: isRecord ? [] : [ColumnReference("thing", "watched_on")], needs: [],
                judge: { _, _, _ in .nonEvent }),
            requests: [
                Requests.domain("notes", .number(range: 0...100, edges: [1]))
            ], split: SplitRequest(kind: .hash(holdout: 300), validation: 0, seed: "2025"))
        let rows = notes.map { "INSERT INTO note VALUES ('a', \($0));" }.joined()
        let mapping = try Mapping(parsing: Array(Self.mapping.utf8), schema: Self.schema)
        return try TemporaryDatabase(Self.tables + rows).open().snapshot { snapshot in
            let compiled = try snapshot.install(mapping, schema: Self.schema)
            return try loader.load(compiled, in: snapshot).frame.columns[0].values.first
        }
    }

    private static let tables = """
        CREATE TABLE thing (id TEXT, watched TEXT);
        CREATE TABLE stay (id TEXT, ended TEXT);
        CREATE TABLE note (thing TEXT, taken TEXT, filed TEXT, stay TEXT);
        INSERT INTO thing VALUES ('a', '2025-01-10');
        INSERT INTO stay VALUES ('early', '2025-01-02'), ('short', '2025-01-10'),
          ('long', '2025-01-11'), ('open', NULL);
        """

    private static let mapping = """
        {"mapping": 1, "domain": "notes", "institution": "alder", "database": "alder.sqlite",
         "completeThrough": "2025-12-31",
         "tables": {
           "thing": {"from": "thing", "columns": {
             "thing_id": {"column": "id"}, "watched_on": {"column": "watched", "date": "iso8601"}}},
           "stay": {"from": "stay", "columns": {
             "stay_id": {"column": "id"}, "ended_on": {"column": "ended", "date": "iso8601"}}},
           "entry": {"from": "note", "columns": {
             "thing_id": {"column": "thing"}, "stay_id": {"column": "stay"},
             "taken_on": {"column": "taken", "date": "iso8601"},
             "filed_on": {"column": "filed", "date": "iso8601"}}}}}
        """

    @Test(arguments: [
        ("'2025-01-01', '2025-01-10', 'long'", 1), ("'2025-01-01', '2025-01-11', 'short'", 0),
        ("'2025-01-01', NULL, 'short'", 1), ("'2025-01-01', NULL, 'long'", 0),
        ("'2025-01-01', NULL, 'open'", 0), ("'2025-01-01', NULL, 'no stay'", 0),
        ("'2025-01-01', NULL, NULL", 0), ("'2025-01-10', NULL, 'early'", 1),
        ("'2025-01-11', NULL, 'early'", 0),
    ])
    func `shows a row when it was filed, else when its parent ended, and never else`(
        note: String, expected: Double
    ) throws {
        #expect(try count([note]) == expected)
    }

    @Test func `shows every row where nothing has a time`() throws {
        let notes = [
            "'2025-01-01', NULL, 'open'", "NULL, NULL, NULL", "'2026-01-01', NULL, 'long'",
        ]
        #expect(try count(notes, isRecord: true) == 3)
    }
}

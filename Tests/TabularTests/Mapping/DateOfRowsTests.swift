import Tabular
import Testing

@Suite struct `Dates of a mapping` {
    private static let schema = CanonicalSchema(
        domain: "lending",
        tables: [
            CanonicalTable(
                "application", key: ["application_id"], eventTime: "applied_on",
                columns: [
                    CanonicalColumn("application_id", .text), CanonicalColumn("applied_on", .date),
                    CanonicalColumn("employment_since", .date, precision: .year),
                ])
        ],
        attributeTables: [
            AttributeTable(
                "application_attribute", parent: "application", key: "application_id")
        ])

    private static func text(_ since: String, attributes: String = "{}") -> String {
        """
        {"mapping": 1, "domain": "lending", "institution": "rowan", "database": "core.sqlite",
         "tables": {"application": {"from": "SOLICITUD", "columns": {
           "application_id": {"column": "ID_SOL"}, "applied_on": {"column": "FECHA", "date": "dd/MM/yyyy"},
           "employment_since": \(since)}}}, "attributes": \(attributes)}
        """
    }

    private static let tables = """
        CREATE TABLE SOLICITUD (ID_SOL TEXT, FECHA TEXT, ANTIGUEDAD INTEGER);
        INSERT INTO SOLICITUD VALUES ('a', '31/03/2025', 1), ('b', '31/03/2025', 365243),
          ('c', 'nunca', 1), ('d', '31/03/2025', NULL), ('e', '29/02/2024', 12);
        """

    private func installed<Result>(
        _ text: String, _ body: (CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        let mapping = try Mapping(parsing: Array(text.utf8), schema: Self.schema)
        return try TemporaryDatabase(Self.tables).open().snapshot { snapshot in
            try body(try snapshot.install(mapping, schema: Self.schema), snapshot)
        }
    }

    private func since(_ encoding: String) throws -> [String] {
        let spec =
            "{\"column\": \"ANTIGUEDAD\", \"date\": \"\(encoding)\", \"specials\": {\"365243\": \"not_employed\"}}"
        return try installed(Self.text(spec)) { _, snapshot in
            try snapshot.texts(
                "SELECT coalesce(employment_since, employment_since__state) FROM application")
        }
    }

    @Test(arguments: [
        ("days_before", "2025-03-30", "2024-02-17"), ("months_before", "2025-02-28", "2023-02-28"),
        ("years_before", "2024-03-31", "2012-02-29"), ("age_at", "2024-01-01", "2012-01-01"),
    ])
    func `count back from a date of the row by the calendar`(
        encoding: String, first: String, leap: String
    ) throws {
        #expect(
            try since("\(encoding):applied_on") == [
                first, "special:not_employed", "missing", "missing", leap,
            ])
    }

    @Test func `compile to one call and its reasons`() throws {
        let spec =
            #"{"column": "ANTIGUEDAD", "date": "days_before:applied_on", "specials": {"365243": "not_employed"}}"#
        let sql = try installed(Self.text(spec)) { compiled, _ in compiled.sql }
        #expect(
            sql.hasPrefix(
                #"""
                CREATE TEMP VIEW "application" AS
                SELECT
                  s."ID_SOL" AS "application_id",
                  to_date(s."FECHA", 'dd/MM/yyyy') AS "applied_on",
                  CASE WHEN s."FECHA" IS NULL OR trim(s."FECHA") = '' THEN 'missing'
                       WHEN to_date(s."FECHA", 'dd/MM/yyyy') IS NULL THEN 'unreadable' END AS "applied_on__state",
                  CASE WHEN (s."ANTIGUEDAD" = 365243 OR trim(s."ANTIGUEDAD") = '365243') THEN NULL ELSE to_date(s."ANTIGUEDAD", 'days_before:applied_on', to_date(s."FECHA", 'dd/MM/yyyy')) END AS "employment_since",
                  CASE WHEN s."ANTIGUEDAD" IS NULL THEN 'missing'
                       WHEN (s."ANTIGUEDAD" = 365243 OR trim(s."ANTIGUEDAD") = '365243') THEN 'special:not_employed'
                       WHEN to_date(s."FECHA", 'dd/MM/yyyy') IS NULL THEN 'missing'
                       WHEN to_date(s."ANTIGUEDAD", 'days_before:applied_on', to_date(s."FECHA", 'dd/MM/yyyy')) IS NULL THEN 'unreadable' END AS "employment_since__state"
                FROM main."SOLICITUD" AS s;
                """#))
    }

    @Test func `say how exact they are`() throws {
        func precision(_ since: String) throws -> [DateEncoding.Precision?] {
            try installed(Self.text(since)) { compiled, _ in
                compiled.views[0].columns.map(\.precision)
            }
        }
        #expect(
            try precision(#"{"column": "ANTIGUEDAD", "date": "years_before:applied_on"}"#)
                == [nil, .day, .year])
        #expect(
            try precision(#"{"column": "ANTIGUEDAD", "date": "months_before:applied_on"}"#)
                == [nil, .day, .month])
    }

    @Test func `of attributes are months or better, and count from no other`() {
        func fault(_ encoding: String) -> MappingError? {
            let text = Self.text(
                #"{"sameAs": "applied_on"}"#,
                attributes: """
                    {"application_attribute": {"from": "SOLICITUD", "key": {"column": "ID_SOL"}, "knownAt": "attested",
                     "columns": {"opened": {"column": "M", "type": "date", "date": "\(encoding)"}}}}
                    """)
            return Mapping.faults(in: Array(text.utf8), schema: Self.schema).first
        }
        let path = "attributes.application_attribute.columns.opened.date"
        #expect(fault("yyyymm") == nil)
        #expect(fault("yyyy") == .imprecise(path: path, .year))
        #expect(fault("days_before:applied_on") == .dateReference(path: path, nearest: nil))
    }

    @Test func `are the days that local clocks showed`() throws {
        let text = Self.text(#"{"sameAs": "applied_on"}"#)
            .replacing("dd/MM/yyyy", with: "iso8601")
            .replacing(#""tables""#, with: #""timezone": "Europe/Madrid", "tables""#)
        let mapping = try Mapping(parsing: Array(text.utf8), schema: Self.schema)
        let rows = """
            DELETE FROM SOLICITUD; INSERT INTO SOLICITUD (FECHA) VALUES ('2025-01-10 00:00:00'),
              ('2025-01-10T23:30:00-02:00'), ('2025-01-10');
            """
        let found = try TemporaryDatabase(Self.tables + rows).open().snapshot { snapshot in
            _ = try snapshot.install(mapping, schema: Self.schema)
            return try snapshot.texts("SELECT applied_on FROM application")
        }
        #expect(found == ["2025-01-10", "2025-01-11", "2025-01-10"])
    }
}

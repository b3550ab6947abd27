import Tabular
import Testing

@Suite struct `The SQL of a mapping` {
    @Test func `is printed for people, one column a line`() throws {
        let database = try TemporaryDatabase(
            """
            CREATE TABLE SOLICITUD (ID_SOL TEXT, NIF TEXT, FECHA TEXT, IMPORTE INTEGER, TIN TEXT, VIV TEXT, ENTORNO TEXT);
            INSERT INTO SOLICITUD VALUES ('s1', 'n1', '13/02/2025', 100, '4,5', 'P', 'PROD');
            """)
        let text = """
            {"mapping": 1, "domain": "lending", "institution": "birch", "database": "core.sqlite",
             "tables": {"request": {"from": "SOLICITUD", "where": "ENTORNO = 'PROD'", "columns": {
               "request_id": {"column": "ID_SOL"}, "person_id": {"column": "NIF"},
               "asked_on": {"column": "FECHA", "date": "dd/MM/yyyy"}, "currency": {"constant": "EUR"},
               "amount_minor": {"column": "IMPORTE", "unit": "major"},
               "rate_bp": {"column": "TIN", "unit": "percent", "number": "comma"},
               "kind": {"column": "VIV", "codes": {"P": "car", "A": "boat"}, "missing": ["?"]}}}},
             "absent": {"request.months": "not asked", "request.urgent": "not asked", "verdict": "none yet"}}
            """
        let mapping = try Mappings.parse(text)
        let sql = try database.mapped(mapping) { compiled, _ in compiled.sql }
        #expect(
            sql == #"""
                CREATE TEMP VIEW "request" AS
                SELECT
                  s."ID_SOL" AS "request_id",
                  s."NIF" AS "person_id",
                  to_date(s."FECHA", 'dd/MM/yyyy') AS "asked_on",
                  CASE WHEN s."FECHA" IS NULL OR trim(s."FECHA") = '' THEN 'missing'
                       WHEN to_date(s."FECHA", 'dd/MM/yyyy') IS NULL THEN 'unreadable' END AS "asked_on__state",
                  'EUR' AS "currency",
                  s."IMPORTE" * 100.0 AS "amount_minor",
                  to_number(s."TIN", 'comma') * 100.0 AS "rate_bp",
                  CASE WHEN s."TIN" IS NULL OR trim(s."TIN") = '' THEN 'missing'
                       WHEN to_number(s."TIN", 'comma') IS NULL THEN 'unreadable' END AS "rate_bp__state",
                  NULL AS "months",  -- absent: not asked
                  CASE WHEN s."VIV" IS NULL OR trim(s."VIV") IN ('', '?') THEN NULL
                       WHEN trim(s."VIV") = 'P' THEN 'car'
                       WHEN trim(s."VIV") = 'A' THEN 'boat' END AS "kind",
                  CASE WHEN s."VIV" IS NULL OR trim(s."VIV") IN ('', '?') THEN 'missing'
                       WHEN NOT (trim(s."VIV") IN ('P', 'A')) THEN 'unmapped' END AS "kind__state",
                  NULL AS "urgent"  -- absent: not asked
                FROM main."SOLICITUD" AS s WHERE (ENTORNO = 'PROD');

                CREATE TEMP VIEW "verdict" AS
                SELECT
                  NULL AS "request_id",  -- absent: none yet
                  NULL AS "result",  -- absent: none yet
                  NULL AS "ended_on",  -- absent: none yet
                  NULL AS "known_on"  -- absent: none yet
                WHERE 0;

                CREATE TEMP VIEW "request_attribute" AS
                SELECT
                  NULL AS "request_id",  -- absent: the table is not mapped
                  NULL AS "known_at"  -- absent: the table is not mapped
                WHERE 0;

                """#)
        #expect(try database.mapped(mapping) { compiled, _ in compiled.sql } == sql)
    }

    @Test func `survives names and texts with quotes and line breaks`() throws {
        let database = try TemporaryDatabase(
            #"""
            CREATE TABLE "it's ""odd""" ("a""b" TEXT); INSERT INTO "it's ""odd""" VALUES ('x');
            CREATE TABLE verdict (id TEXT, result TEXT, ended TEXT);
            """#)
        let left = Mappings.request.map(\.0).filter { $0 != "request_id" && $0 != "person_id" }
        var changed: [String: String?] = [
            "request_id": #"{"column": "a\"b"}"#, "person_id": #"{"constant": "it's"}"#,
        ]
        for column in left { changed[column] = nil as String? }
        let absent = left.map { "\"request.\($0)\": \"line one\\nDROP TABLE x; --\"" }.joined(
            separator: ", ")
        let text = Mappings.text(changed: changed, absent: "{\(absent)}")
            .replacing(#""from": "request""#, with: #""from": "it's \"odd\"""#)
        let mapping = try Mappings.parse(text)
        let rows = try database.mapped(mapping) { _, snapshot in
            try snapshot.texts("SELECT request_id || person_id FROM request")
        }
        #expect(rows == ["xit's"])
    }

    @Test func `joins several sources, and fills what one of them lacks as missing`() throws {
        let database = try TemporaryDatabase(
            Mappings.tables + """
                CREATE TABLE archive (nr INTEGER, who TEXT, day TEXT, eur REAL);
                INSERT INTO archive VALUES (77, 'cid', '20240229', 1234.5);
                """)
        let archive = """
            {"from": "archive", "columns": {"request_id": {"column": "nr"}, "person_id": {"column": "who"},
             "asked_on": {"column": "day", "date": "yyyymmdd"}, "currency": {"constant": "EUR"},
             "amount_minor": {"column": "eur", "unit": "major"}, "rate_bp": {"constant": 500}, "urgent": {"constant": false}}}
            """
        let own = Mappings.text()
        let start = try #require(own.firstRange(of: #"{"from": "request""#))
        let end = try #require(own.firstRange(of: "}},\n"))
        let source = own[start.lowerBound..<end.lowerBound] + "}}"
        let text = own.replacing(source, with: "[\(source), \(archive)]")
        let mapping = try Mappings.parse(text)
        let rows = try database.mapped(mapping) { _, snapshot in
            try snapshot.texts(
                """
                SELECT request_id || ' ' || asked_on || ' ' || amount_minor || ' ' || rate_bp || ' ' || urgent
                || coalesce(' ' || months, ' ' || coalesce(months__state, 'NULL')) FROM request ORDER BY 1
                """)
        }
        #expect(
            rows == [
                "77 2024-02-29 123450.0 500.0 0 missing", "r1 2025-01-10 250000 450.0 0 12",
                "r2 2025-02-11 990050 725.5 1 24", "r3 2025-03-12 100000 600.0 0 NULL",
            ])
    }
}

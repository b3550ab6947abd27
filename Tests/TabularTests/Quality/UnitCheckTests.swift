import Learning
import Tabular
import Testing

@Suite struct `Units and dates, row by row` {
    private static let schema = CanonicalSchema(
        domain: "tests",
        tables: [
            CanonicalTable(
                "person", key: ["person_id"], columns: [CanonicalColumn("person_id", .text)]),
            CanonicalTable(
                "measurement", key: ["person_id"], isKeyUnique: false, eventTime: "taken_on",
                columns: [
                    CanonicalColumn("person_id", .text, references: "person"),
                    CanonicalColumn("analyte", .code(["glucose", "cholesterol"])),
                    CanonicalColumn("taken_on", .date),
                    CanonicalColumn("value", .real, unitBy: "analyte"),
                ]),
        ], required: [ColumnReference("person", "person_id")],
        measures: ["glucose", "cholesterol"].compactMap { name in
            Analyte.standard.first { $0.name == name }.map { Measure($0) }
        })

    /// Of 1,000 rows each: glucose 5 mmol/L or 5.0, cholesterol 5 mmol/L.
    private static let tables = """
        CREATE TABLE test (person TEXT, what TEXT, taken INTEGER, value REAL, unit TEXT);
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
        INSERT INTO test SELECT 'p' || i, what, 986774400 + 86400 * i, 5 + (i % 7) / 10.0, 'mmol/L'
          FROM n, (SELECT 'glucose' AS what UNION ALL SELECT 'cholesterol');
        """

    private static func mapping(unit: String, date: String) -> String {
        """
        {"mapping": 1, "domain": "tests", "institution": "alder", "database": "alder.sqlite",
         "completeThrough": "2025-12-31",
         "tables": {
           "person": {"from": "test", "where": "what = 'glucose'",
             "columns": {"person_id": {"column": "person"}}},
           "measurement": {"from": "test", "columns": {
             "person_id": {"column": "person"}, "analyte": {"column": "what"},
             "taken_on": {"column": "taken", "date": "\(date)"},
             "value": {"column": "value", \(unit)}}}}}
        """
    }

    private static let oneUnit = #""unit": "mmol/L""#

    private func report(
        after sql: String = "", unit: String = oneUnit, date: String = "epoch_s"
    ) throws -> QualityReport {
        let mapping = try Mapping(
            parsing: Array(Self.mapping(unit: unit, date: date).utf8), schema: Self.schema)
        return try TemporaryDatabase(Self.tables + sql).open().snapshot { snapshot in
            let compiled = try snapshot.install(mapping, schema: Self.schema)
            return try QualityCheck(schema: Self.schema, fieldChecks: []).report(
                compiled, in: snapshot)
        }
    }

    private func result(
        _ report: QualityReport, _ id: String, _ place: String
    ) throws -> QualityResult {
        try #require(report.results.first { $0.id == id && $0.place == place })
    }

    @Test func `raise no doubt where everything is right`() throws {
        let report = try report()
        #expect(TrapSample.fired(report) == [], "\(report)")
        #expect(try result(report, "P2", "measurement.value (glucose)").rows == 1_000)
        #expect(try result(report, "P2", "measurement.value (cholesterol)").rows == 1_000)
        #expect(try result(report, "C5", "measurement.value").rows == 2_000)
    }

    @Test func `are doubted for numbers that only another unit makes plausible`() throws {
        let report = try report(
            after:
                "UPDATE test SET value = value * 38.67 WHERE what = 'cholesterol' AND value < 5.05")
        #expect(TrapSample.fired(report) == ["P1", "P2"])
        let doubt = try result(report, "P2", "measurement.value (cholesterol)")
        #expect(doubt.count == 143 && doubt.rows == 1_000 && doubt.outcome == .fail)
        let sql = try #require(doubt.sql)
        #expect(sql.hasPrefix("SELECT count(*), sum(\"doubt\") FROM (SELECT"))
        #expect(sql.hasSuffix("AND \"measure\" = 'cholesterol'"))
        #expect(try result(report, "P2", "measurement.value (glucose)").count == 0)
    }

    @Test func `are not doubted for what no unit makes plausible`() throws {
        let report = try report(
            after: "UPDATE test SET value = -7 WHERE person IN ('p1', 'p2', 'p3')")
        #expect(TrapSample.fired(report) == ["P1"])
        #expect(try result(report, "P1", "measurement.value").count == 6)
        #expect(try result(report, "P2", "measurement.value (glucose)").count == 0)
    }

    @Test func `are counted where a row's own unit is unknown`() throws {
        let byRow = #""unitColumn": "unit", "units": {"mmol/L": "mmol/L"}"#
        let sound = try report(unit: byRow)
        #expect(TrapSample.fired(sound) == [])
        let report = try report(
            after: "UPDATE test SET unit = 'u' WHERE person IN ('p1', 'p2')", unit: byRow)
        #expect(TrapSample.fired(report) == ["C5"])
        let unknown = try result(report, "C5", "measurement.value")
        #expect(unknown.count == 4 && unknown.outcome == .warn)
        #expect(!report.description.contains("'u'"))
    }

    @Test func `are told which encoding fits where dates lie outside the years`() throws {
        let seconds = try report(after: "UPDATE test SET taken = taken * 1000")
        let encoding = try #require(
            seconds.results.first {
                $0.place == "measurement.taken_on"
                    && $0.what == "numbers that are no dates in their encoding"
            })
        #expect(encoding.outcome == .fail && encoding.count == 2_000 && encoding.rows == 2_000)
        #expect(encoding.advice.contains("epoch_ms"))
    }

    @Test(arguments: [("epoch_ms", "taken", "seconds"), ("epoch_s", "taken / 86400", "days")])
    func `are doubted where every day stands at the beginning of 1970`(
        encoding: String, stored: String, counted: String
    ) throws {
        let report = try report(after: "UPDATE test SET taken = \(stored)", date: encoding)
        #expect(TrapSample.fired(report) == ["C3"])
        let doubt = try #require(
            report.results.first { $0.what == "dates that all stand at the beginning of 1970" })
        #expect(doubt.outcome == .warn && doubt.count == 2_000 && doubt.rows == 2_000)
        #expect(doubt.advice.contains(counted))
    }

    @Test func `are not doubted for one day of 1970 among others`() throws {
        let report = try report(after: "UPDATE test SET taken = 86400 WHERE person = 'p1'")
        #expect(TrapSample.fired(report) == [])
    }

    @Test func `let a special date be listed and then raise no doubt`() throws {
        let change = "UPDATE test SET taken = -99999999999 WHERE person = 'p1';"
        let report = try report(after: change)
        #expect(report.isBlocked)
        let listed = Self.mapping(unit: Self.oneUnit, date: "epoch_s")
            .replacing(
                #""date": "epoch_s""#, with: #""date": "epoch_s", "missing": [-99999999999]"#)
        let mapping = try Mapping(parsing: Array(listed.utf8), schema: Self.schema)
        let sound = try TemporaryDatabase(Self.tables + change).open().snapshot { snapshot in
            let compiled = try snapshot.install(mapping, schema: Self.schema)
            return try QualityCheck(schema: Self.schema, fieldChecks: []).report(
                compiled, in: snapshot)
        }
        #expect(TrapSample.fired(sound) == [])
    }
}

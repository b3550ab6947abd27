import Documents
import Learning
import Tabular
import Testing

@Suite struct `The data-quality report` {
    private static let check = QualityCheck(
        schema: Lending.schema,
        fieldChecks: [
            ShareCheck(
                id: "X1", place: "request.months", what: "long requests",
                needs: [ColumnReference("request", "months")], rows: "\"request\"",
                applies: "\"months\" IS NOT NULL", fault: "\"months\" > 12",
                limit: ShareLimit(warnAbove: 0.2, failAbove: nil), advice: "ask why")
        ])

    private func report(
        _ text: String = Mappings.text(), after sql: String = ""
    ) throws -> QualityReport {
        try TemporaryDatabase(Mappings.tables + sql).mapped(try Mappings.parse(text)) {
            compiled, snapshot in
            try Self.check.report(compiled, in: snapshot)
        }
    }

    private func result(_ report: QualityReport, _ id: String, _ place: String) throws
        -> QualityResult
    {
        try #require(report.results.first { $0.id == id && $0.place == place })
    }

    @Test func `passes sound tables, and runs the field's own checks`() throws {
        let report = try report()
        #expect(!report.isBlocked)
        #expect(report.warnings == ["X1"])
        let own = try result(report, "X1", "request.months")
        #expect(own.count == 1 && own.rows == 2 && own.outcome == .warn)
        #expect(
            own.sql
                == #"SELECT count(*), sum("months" > 12) FROM "request" WHERE "months" IS NOT NULL"#
        )
    }

    @Test func `counts in one pass what each check's own statement counts`() throws {
        let mapping = try Mappings.parse(Mappings.text())
        let faults = """
            INSERT INTO verdict VALUES ('r9', 'kept', NULL);
            UPDATE request SET kind = 'plane' WHERE id = 'r1';
            """
        try TemporaryDatabase(Mappings.tables + faults).mapped(mapping) { compiled, snapshot in
            let report = try Self.check.report(compiled, in: snapshot)
            let counted = report.results.filter { $0.count != nil && $0.sql != nil }
            #expect(Set(counted.map(\.id)).isSuperset(of: ["C1", "C2", "C3", "C4", "X1"]))
            for result in counted {
                let own = try snapshot.counts(try #require(result.sql))
                #expect(own == [result.rows, result.count], "\(result.id) \(result.place)")
            }
        }
    }

    @Test func `runs more checks over one table than SQLite takes columns`() throws {
        let checks = (0..<1_100).map { months in
            ShareCheck(
                id: "X\(months)", place: "request.months", what: "long requests", needs: [],
                rows: "\"request\"", applies: "\"months\" IS NOT NULL",
                fault: "\"months\" > \(months)", limit: ShareLimit(warnAbove: 0, failAbove: nil),
                advice: "ask why")
        }
        let check = QualityCheck(schema: Lending.schema, fieldChecks: checks)
        let mapping = try Mappings.parse(Mappings.text())
        try TemporaryDatabase(Mappings.tables).mapped(mapping) { compiled, snapshot in
            let results = try check.report(compiled, in: snapshot).results.filter {
                $0.id.hasPrefix("X")
            }
            #expect(results.map(\.id) == checks.map(\.id))
            #expect(results[12].count == 1 && results[12].rows == 2)
            #expect(results[1_099].count == 0 && results[1_099].rows == 2)
        }
    }

    @Test func `finds a key twice and a parent that isn't there`() throws {
        let report = try report(
            after:
                "INSERT INTO request SELECT * FROM request WHERE id = 'r1'; INSERT INTO verdict VALUES ('r9', 'kept', NULL)"
        )
        #expect(try result(report, "C1", "request.request_id").count == 1)
        #expect(try result(report, "C1", "request.request_id").outcome == .fail)
        #expect(try result(report, "C1", "verdict.request_id").outcome == .pass)
        let orphan = try result(report, "C2", "verdict.request_id")
        #expect(orphan.count == 1 && orphan.rows == 4 && orphan.outcome == .fail)
    }

    @Test func `counts codes without translation among the rows that the mapping takes`() throws {
        let change = "UPDATE request SET kind = 'plane' WHERE id = 'r1'"
        let all = try report(after: change)
        #expect(try result(all, "C4", "request.kind").rows == 3)
        let others = try report(
            Mappings.text(request: #""where": "id <> 'r1'","#), after: change)
        let unmapped = try result(others, "C4", "request.kind")
        #expect(unmapped.count == 0 && unmapped.rows == 2 && unmapped.outcome == .pass)
    }

    @Test func `counts unreadable dates and codes without translation`() throws {
        let report = try report(
            after: "UPDATE request SET asked = 'then', kind = 'plane' WHERE id = 'r1'")
        let date = try result(report, "C3", "request.asked_on")
        #expect(date.count == 1 && date.rows == 3 && date.outcome == .fail)
        let code = try result(report, "C4", "request.kind")
        #expect(code.count == 1 && code.outcome == .fail)
        #expect(code.advice == #"see which with SELECT DISTINCT s."kind" FROM main."request" AS s"#)
        #expect(!report.description.contains("plane"))
        let lenient = Mappings.text(changed: ["kind": #"{"column": "kind", "unmapped": "other"}"#])
        let other = try self.report(
            lenient, after: "UPDATE request SET kind = 'plane' WHERE id = 'r1'")
        #expect(try result(other, "C4", "request.kind").outcome == .warn)
    }

    @Test func `holds times against each other and against completeThrough`() throws {
        let text = Mappings.text().replacing(
            #""known_on": {"sameAs": "ended_on"}"#,
            with: #""known_on": {"column": "known", "date": "iso8601"}"#)
        let report = try report(
            text,
            after:
                "ALTER TABLE verdict ADD COLUMN known TEXT; UPDATE verdict SET known = '2025-07-15'; UPDATE request SET asked = '2026-01-01' WHERE id = 'r2'"
        )
        let early = try result(report, "T2", "verdict.known_on")
        #expect(early.count == 1 && early.rows == 3 && early.outcome == .fail)
        let late = try result(report, "T3", "request.asked_on")
        #expect(late.count == 1 && late.outcome == .warn)
    }

    @Test func `warns of an attribute that the schema has a column for`() throws {
        let attributes = """
            {"request_attribute": {"from": "request", "key": {"column": "id"}, "knownAt": "attested",
             "columns": {"months": {"column": "months", "type": "integer", "unit": "1", "to": "1"}}}}
            """
        let report = try report(Mappings.text(attributes: attributes))
        #expect(try result(report, "attribute", "months").outcome == .warn)
    }

    @Test func `tells no value of a row, in words or as JSON`() throws {
        let report = try report(
            after: "UPDATE request SET asked = 'canary-1', kind = 'canary-2', person = 'canary-3'")
        #expect(report.isBlocked)
        #expect(!report.description.contains("canary"))
        #expect(!String(decoding: report.json.encoded(), as: UTF8.self).contains("canary"))
    }

    @Test func `measures nothing where a column is absent or a table empty`() throws {
        let absent = Mappings.text(
            changed: ["months": nil as String?], absent: #"{"request.months": "open end"}"#)
        let own = try result(try report(absent), "X1", "request.months")
        #expect(own.outcome == .notMeasured && own.advice == "request.months is absent")
        let empty = try report(after: "DELETE FROM request")
        #expect(try result(empty, "X1", "request.months").outcome == .notMeasured)
    }
}

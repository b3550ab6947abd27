import Learning
import Tabular
import Testing

@Suite struct `A trap in an institution's rows` {
    private func result(_ report: QualityReport, _ id: String, _ place: String) throws
        -> QualityResult
    {
        try #require(report.results.first { $0.id == id && $0.place == place })
    }

    @Test func `is not seen in a clean sample`() throws {
        let report = try TrapSample.report()
        #expect(TrapSample.fired(report) == [], "\(report)")
        #expect(try result(report, "L1", "rate").outcome == .pass)
        #expect(try result(report, "M2", "months").outcome == .pass)
        #expect(try result(report, "P3", "months").outcome == .pass)
        #expect(try result(report, "L4", "split").rows == 900)
    }

    @Test(arguments: [-9, 0, 999, 365_243])
    func `is a special that is read as a number`(value: Int) throws {
        let report = try TrapSample.report(
            after:
                "UPDATE request SET months = \(value) WHERE CAST(substr(id, 2) AS INTEGER) % 20 = 3"
        )
        #expect(TrapSample.fired(report) == ["P3"])
        let heap = try result(report, "P3", "months")
        #expect(heap.count == 45 && heap.rows == 900)
        #expect(
            heap.sql == """
                SELECT "months", count(*) FROM "request" WHERE "months" IS NOT NULL \
                GROUP BY 1 ORDER BY 2 DESC LIMIT 5
                """)
        #expect(!heap.description.contains("\(value)\n"))
    }

    @Test func `is no trap where amounts are round`() throws {
        let report = try TrapSample.report(
            after: "UPDATE request SET months = 12 * (months / 12) + 6 WHERE urgent = 1")
        #expect(TrapSample.fired(report) == [])
    }

    @Test func `is a column that the outcome writes`() throws {
        let leak = """
            UPDATE request SET rate = rate + 400
            WHERE id IN (SELECT id FROM verdict WHERE result = 'broken')
            """
        let report = try TrapSample.report(after: leak)
        #expect(TrapSample.fired(report) == ["L1", "L2"])
        let ranking = try result(report, "L1", "rate")
        #expect(ranking.outcome == .fail && ranking.value == 1)
        #expect(try result(report, "L1", "months").outcome == .pass)
    }

    @Test func `is a number that is round as agreed and no longer where the outcome moved it`()
        throws
    {
        let report = try TrapSample.report(
            after: """
                UPDATE request SET months = CASE WHEN id IN (SELECT id FROM verdict WHERE result = 'kept')
                  THEN 12 * (months / 12 + 1) ELSE months + (months % 12 = 0) END
                """)
        #expect(TrapSample.fired(report) == ["L1"])
        let measures = report.results.filter { $0.id == "L1" && $0.place == "months" }
        #expect(measures.map(\.outcome) == [.pass, .fail])
        #expect(measures[1].what == "AUC of whether the number is round" && measures[1].value == 1)
    }

    @Test func `is a code that the outcome writes, whichever way its levels stand`() throws {
        let report = try TrapSample.report(
            after: """
                UPDATE request SET kind = CASE WHEN id IN (SELECT id FROM verdict WHERE result = 'broken')
                  THEN 'boat' WHEN urgent = 1 THEN 'car' ELSE 'other' END
                """)
        #expect(TrapSample.fired(report) == ["L1", "L2"])
        #expect(try result(report, "L1", "kind").value == 1)
    }

    @Test func `is a value that is there only because of the outcome`() throws {
        let report = try TrapSample.report(
            after: """
                UPDATE request SET months = NULL
                WHERE id IN (SELECT id FROM verdict WHERE result = 'broken') AND id NOT LIKE '%9'
                """)
        #expect(TrapSample.fired(report) == ["L2", "L5"])
        let presence = try result(report, "L5", "months")
        #expect(presence.outcome == .fail || presence.outcome == .warn)
        #expect(try #require(presence.value) > 0.9)
    }

    @Test func `is a column that a month stopped filling`() throws {
        let report = try TrapSample.report(
            after: "UPDATE request SET months = NULL WHERE asked LIKE '2025-06-%' AND urgent = 1")
        #expect(TrapSample.fired(report) == ["M2"])
        let jump = try result(report, "M2", "months")
        #expect(jump.rows == 100)
        #expect(jump.what.hasSuffix("into 2025-06") || jump.what.hasSuffix("into 2025-07"))
    }

    @Test func `is an entity on both sides of the split`() throws {
        let text = Mappings.text(
            attributes: """
                {"request_attribute": {"from": "request", "key": {"column": "id"},
                 "knownAt": {"column": "asked", "date": "iso8601"},
                 "columns": {"part": {"column": "part", "type": "code"}}}}
                """)
        let sides = """
            ALTER TABLE request ADD COLUMN part TEXT;
            UPDATE request SET part = CASE WHEN id LIKE '%7' THEN 'test' ELSE 'train' END;
            """
        let part = [
            Requests.attribute("part", .code, Requests.codes("train", "test"), role: .split)
        ]
        let apart = try TrapSample.report(
            after: sides, text: text, part, split: .column(name: "part"))
        #expect(TrapSample.fired(apart) == [])
        let shared = sides + "UPDATE request SET person = 'p7' WHERE id = 'r8'"
        let report = try TrapSample.report(
            after: shared, text: text, part, split: .column(name: "part"))
        #expect(TrapSample.fired(report) == ["L4"])
        #expect(try result(report, "L4", "split").count == 1)
        #expect(!report.isBlocked)
        let overlapping = try TrapSample.report(
            after: shared, text: text, part, horizon: 30, split: .column(name: "part"))
        #expect(TrapSample.fired(overlapping) == ["L4"])
        #expect(overlapping.isBlocked)
    }

    @Test func `is an event before what it belongs to began`() throws {
        let report = try TrapSample.report(
            after: "UPDATE verdict SET ended = '2024-06-01' WHERE id IN ('r1', 'r2', 'r3')")
        #expect(TrapSample.fired(report) == ["T1"])
        let early = try result(report, "T1", "verdict.ended_on")
        #expect(early.count == 3 && early.rows == 900 && early.outcome == .warn)
    }

    @Test func `is rows in another unit than the rest of their column`() throws {
        let report = try TrapSample.report(
            after: """
                UPDATE request SET rate = rate * 100 WHERE CAST(substr(id, 2) AS INTEGER) % 30 = 3
                """)
        #expect(TrapSample.fired(report) == ["P1", "P2"])
        let doubt = try result(report, "P2", "rate")
        #expect(doubt.count == 30 && doubt.rows == 900 && doubt.outcome == .warn)
    }
}

import Learning
import Tabular
import Testing

@Suite struct `Keys of a study's rows` {
    private func error(after sql: String, isDated: Bool = true) throws -> FeatureError? {
        let mapping = try Mappings.parse(Mappings.text())
        return try TemporaryDatabase(Mappings.tables + sql).mapped(mapping) { compiled, snapshot in
            do throws(FeatureError) {
                _ = try Lending.loader([Requests.domain("rate", Requests.number)], isDated: isDated)
                    .load(compiled, in: snapshot)
                return nil
            } catch {
                return error
            }
        }
    }

    @Test func `are never empty`() throws {
        #expect(
            try error(after: "UPDATE request SET person = NULL WHERE id = 'r1'")
                == .keyMissing(ColumnReference("request", "person_id"), rows: 1))
        #expect(
            try error(after: "UPDATE request SET id = ''")
                == .keyMissing(ColumnReference("request", "request_id"), rows: 3))
    }

    @Test func `stand once, also after a table is looked up`() throws {
        let row = ColumnReference("request", "request_id")
        #expect(
            try error(after: "INSERT INTO request SELECT * FROM request WHERE id = 'r2'")
                == .keyTwice(row, rows: 1))
        #expect(
            try error(after: "INSERT INTO verdict VALUES ('r3', 'broken', NULL)")
                == .keyTwice(row, rows: 1))
    }

    @Test func `have a moment in a dated study`() throws {
        #expect(try error(after: "UPDATE request SET asked = NULL WHERE id = 'r1'") == nil)
        let unreadable = FrameFinding(
            kind: .unreadable, feature: "population and target", place: "request.asked_on",
            count: 1, rows: 3)
        #expect(
            try error(after: "UPDATE request SET asked = 'then' WHERE id = 'r1'")
                == .findings([unreadable]))
        #expect(
            try error(after: "UPDATE request SET asked = 'then' WHERE id = 'r1'", isDated: false)
                == nil)
    }
}

import Tabular
import Testing

@Suite struct `A mapping against its database` {
    private let database: TemporaryDatabase

    init() throws {
        database = try TemporaryDatabase(Mappings.tables)
    }

    private func error(_ text: String) throws -> MappingError? {
        let mapping = try Mappings.parse(text)
        do {
            try database.mapped(mapping) { _, _ in }
            return nil
        } catch let error as MappingError {
            return error
        }
    }

    @Test func `names the tables and columns that there are`() throws {
        let table = Mappings.text().replacing(#""from": "verdict""#, with: #""from": "verdicts""#)
        #expect(
            try error(table)
                == .noLocalTable(
                    path: "tables.verdict.from", nearest: "verdict", known: ["request", "verdict"]))
        let column = Mappings.text(changed: ["kind": #"{"column": "kinds"}"#])
        #expect(
            try error(column)
                == .noLocalColumn(
                    path: "tables.request.columns.kind", nearest: "kind",
                    known: ["id", "person", "asked", "amount", "rate", "months", "kind", "urgent"]))
    }

    @Test func `quotes SQLite against a where that it can't prepare`() throws {
        #expect(
            try error(Mappings.text(request: #""where": "colour = 'red'","#))
                == .conditionRefused(
                    path: "tables.request.where", message: "no such column: colour"))
        #expect(
            try error(Mappings.text(request: #""where": "\"red\" = kind","#))
                == .conditionRefused(path: "tables.request.where", message: "no such column: red"))
    }

    @Test func `asks for a zone where a time of day has none`() throws {
        try database.write("UPDATE request SET asked = '2025-01-10T08:00:00' WHERE id = 'r1'")
        let path = "tables.request.columns.asked_on"
        #expect(try error(Mappings.text()) == .timezoneRequired(path: path))
        #expect(try error(Mappings.text(top: #""timezone": "Europe/Madrid","#)) == nil)
        try database.write("UPDATE request SET asked = '2025-01-10T08:00:00Z' WHERE id = 'r1'")
        #expect(try error(Mappings.text()) == nil)
    }

    @Test func `asks for proof of day and month`() throws {
        let spec = #"{"column": "asked", "date": "dd/MM/yyyy"}"#
        let path = "tables.request.columns.asked_on"
        try database.write("UPDATE request SET asked = '01/02/2025'")
        #expect(try error(Mappings.text(changed: ["asked_on": spec])) == .doubtfulOrder(path: path))
        let accepted = #"{"column": "asked", "date": "dd/MM/yyyy", "ambiguous": "accepted"}"#
        #expect(try error(Mappings.text(changed: ["asked_on": accepted])) == nil)
        try database.write("UPDATE request SET asked = '13/02/2025' WHERE id = 'r2'")
        #expect(try error(Mappings.text(changed: ["asked_on": spec])) == nil)
    }

    @Test func `finds local names whatever their capitals, and rowid`() throws {
        let text = Mappings.text(changed: [
            "months": #"{"column": "ROWID"}"#, "kind": #"{"column": "KIND"}"#,
        ])
        #expect(
            try error(text.replacing(#""from": "verdict""#, with: #""from": "VERDICT""#)) == nil)
    }
}

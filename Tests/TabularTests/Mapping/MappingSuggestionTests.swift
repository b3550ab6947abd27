import Documents
import Tabular
import Testing

@Suite struct `A suggested mapping` {
    private static let tables = """
        CREATE TABLE ANFRAGE (NR INTEGER, KUNDE TEXT, DATUM TEXT, BETRAG TEXT, LAUFZEIT INTEGER, ART TEXT);
        INSERT INTO ANFRAGE VALUES
          (1, 'a', '13.02.2025', '1.000,50', 12, 'PKW'), (2, 'b', '01.03.2025', '2.000,00', 24, 'Boot');
        CREATE TABLE notes (text TEXT);
        """

    private func suggestion() throws -> JSONValue {
        try TemporaryDatabase(Self.tables).open().snapshot { snapshot in
            try MappingSuggestion(Lending.schema, of: snapshot).document(
                institution: "alder", database: "a.sqlite")
        }
    }

    @Test func `finds columns by names in several languages and by their values`() throws {
        let source = try #require(try suggestion()["tables"]?["request"])
        #expect(source["from"] == "ANFRAGE")
        let columns = try #require(source["columns"])
        #expect(columns["request_id"]?["column"] == "NR")
        #expect(columns["asked_on"]?["date"] == "dd.MM.yyyy")
        #expect(columns["amount_minor"]?["number"] == "point_grouped")
        #expect(columns["months"] == ["column": "LAUFZEIT", "note": "suggested, 1.00"])
        #expect(columns["kind"]?["codes"] == ["Boot": "", "PKW": ""])
    }

    @Test func `leaves units and reasons to people, and is refused until they have given them`()
        throws
    {
        let value = try suggestion()
        #expect(value["tables"]?["request"]?["columns"]?["amount_minor"]?["unit"] == "")
        #expect(value["absent"]?["verdict"] == "")
        let faults = Mapping.faults(in: value.encoded(), schema: Lending.schema)
        let amount = "tables.request.columns.amount_minor"
        #expect(
            faults.contains(
                .unitRequired(path: amount, known: ["minor", "major", "thousand"])))
        #expect(faults.contains(.absentWithoutReason(path: "absent.verdict")))
    }

    @Test func `is the same for the same database`() throws {
        #expect(try suggestion() == suggestion())
    }
}

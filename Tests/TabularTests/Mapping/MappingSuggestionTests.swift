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
        #expect(
            columns["months"] == [
                "column": "LAUFZEIT",
                "note": "suggested, 1.00; name 1.00; 100 % read as numbers, plain",
            ])
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

    private static let registry = """
        CREATE TABLE LAB (PT TEXT, VISIT TEXT, TS INTEGER, CHOLESTEROL REAL, GLUCOSE_MG TEXT, X7 REAL, SITE TEXT);
        INSERT INTO LAB VALUES ('p1', 'v1', 986774400000, 233, '90', 1.5, 'a'),
          ('p2', 'v2', 986774401000, 190, '5000', 2, 'b');
        """

    private func proposal(_ table: String, _ schema: CanonicalSchema, _ tables: String) throws
        -> JSONValue
    {
        let document = try TemporaryDatabase(tables).open().snapshot { snapshot in
            try MappingSuggestion(schema, of: snapshot).document(
                institution: "alder", database: "a.sqlite")
        }
        return try #require(document["tables"]?[table])
    }

    @Test func `proposes the items of a wide table, with what speaks for each unit`() throws {
        let source = try proposal("measurement", Ward.schema, Self.registry)
        #expect(source["from"] == "LAB")
        #expect(source["columns"]?["measurement_datetime"]?["date"] == "epoch_ms")
        let unpivot = try #require(source["unpivot"])
        #expect(unpivot["into"] == "value_as_number")
        #expect(
            unpivot["items"] == [
                [
                    "column": "CHOLESTEROL", "unit": "", "set": ["analyte": "cholesterol"],
                    "note":
                        """
                    suggested, 1.00; name 1.00; 100 % read as numbers, plain; \
                    0 % in range as mmol/L; 100 % in range as mg/dL
                    """,
                ],
                [
                    "column": "GLUCOSE_MG", "unit": "", "set": ["analyte": "glucose"],
                    "note":
                        """
                    suggested, 0.86; name 0.80; 100 % read as numbers, plain; \
                    0 % in range as mmol/L; 50 % in range as mg/dL
                    """,
                ],
                [
                    "column": "X7", "unit": "", "set": ["analyte": ""],
                    "note":
                        """
                    suggested, 0.30; 100 % read as numbers, plain; \
                    say what it measures, or take the item away
                    """,
                ],
            ])
    }

    @Test func `asks whether gaps were planned, and is refused until it is told`() throws {
        let source = try proposal("measurement", Ward.schema, Self.registry)
        #expect(source["unpivot"]?["keepMissing"] == "")
        guard case .string(let note) = source["unpivot"]?["note"] else {
            Issue.record("the proposal asks for nothing")
            return
        }
        #expect(note.hasPrefix("decide keepMissing"))
        let text = Field.source(
            "measurement", source.pretty(), Ward.schema)
        #expect(
            Field.faults(text, Ward.schema).contains(
                .document(
                    .unexpected(
                        path: "tables.measurement.unpivot.keepMissing",
                        expected: "true or false", found: "a text of 0 bytes"))))
    }

    @Test func `keeps a long table long, and lists the words that name what is measured`() throws {
        let source = try proposal(
            "measurement", Ward.schema,
            """
            CREATE TABLE LAB (PT TEXT, VISIT TEXT, ANALYTE TEXT, TS INTEGER, VALUE_AS_NUMBER TEXT);
            INSERT INTO LAB VALUES ('p1', 'v1', 'GLU', 986774400, '<0.5'), ('p1', 'v1', 'K', 986774400, '4.1');
            """)
        #expect(source["unpivot"] == nil)
        #expect(source["columns"]?["analyte"]?["codes"] == ["GLU": "", "K": ""])
        #expect(source["columns"]?["value_as_number"]?["number"] == "operator")
        #expect(source["columns"]?["value_as_number"]?["unit"] == "")
    }
}

import Tabular
import Testing

@Suite struct `A compiled view` {
    /// The texts of a column and of its state over a table `request` of one local column `c`.
    private func cells(
        _ column: String, _ spec: String, of values: String, type: String = ""
    ) throws -> [String] {
        let database = try TemporaryDatabase(
            """
            CREATE TABLE request (id TEXT, c \(type));
            INSERT INTO request VALUES \(values);
            CREATE TABLE verdict (id TEXT, result TEXT, ended TEXT);
            """)
        let others = Mappings.request.map(\.0).filter {
            !["request_id", "person_id", column].contains($0)
        }
        var changed: [String: String?] = ["person_id": #"{"sameAs": "request_id"}"#]
        changed[column] = spec
        for other in others { changed[other] = nil as String? }
        let absent = others.map { "\"request.\($0)\": \"not held\"" }.joined(separator: ", ")
        let mapping = try Mappings.parse(Mappings.text(changed: changed, absent: "{\(absent)}"))
        return try database.mapped(mapping) { compiled, snapshot in
            let hasState = compiled.column(ColumnReference("request", column))?.hasState ?? false
            let state = hasState ? "coalesce('/' || \"\(column)__state\", '')" : "''"
            return try snapshot.texts(
                "SELECT coalesce(\"\(column)\", '') || \(state) FROM request ORDER BY request_id")
        }
    }

    @Test func `tests blank, missing, specials and codes in this order`() throws {
        let spec =
            #"{"column": "c", "codes": {"A": "car", "1": "boat"}, "specials": {"-9": "not_asked"}, "missing": ["?"]}"#
        #expect(
            try cells(
                "kind", spec,
                of: "(1, 'A'), (2, 1), (3, ' 1 '), (4, '?'), (5, -9), (6, ' '), (7, NULL), (8, 'Z')"
            )
                == [
                    "car", "boat", "boat", "/missing", "/special:not_asked", "/missing", "/missing",
                    "/unmapped",
                ])
    }

    @Test func `gives a code outside the list to other or to missing where the mapping says so`()
        throws
    {
        let values = "(1, 'A'), (2, 'Z'), (3, NULL)"
        #expect(
            try cells(
                "kind", #"{"column": "c", "codes": {"A": "car"}, "unmapped": "other"}"#, of: values)
                == ["car", "other", "/missing"])
        #expect(
            try cells(
                "kind", #"{"column": "c", "codes": {"A": "car"}, "unmapped": "missing"}"#,
                of: values) == ["car", "/missing", "/missing"])
        #expect(
            try cells(
                "kind", #"{"column": "c", "unmapped": "other"}"#,
                of: "(1, 'boat'), (2, 'Z'), (3, '')") == ["boat", "other", "/missing"])
    }

    @Test func `takes any other code of a flag for true`() throws {
        let spec = #"{"column": "c", "codes": {"0": "false", "1": "false"}, "unmapped": "other"}"#
        #expect(
            try cells("urgent", spec, of: "(1, 0), (2, 1), (3, 4711), (4, NULL)") == [
                "0", "0", "1", "/missing",
            ])
        #expect(
            try cells("urgent", #"{"column": "c"}"#, of: "(1, 'true'), (2, 0), (3, 'yes')") == [
                "1", "0", "/unmapped",
            ])
    }

    @Test(arguments: ["", "TEXT", "INTEGER", "REAL", "NUMERIC"])
    func `finds a listed value under every column type`(type: String) throws {
        let spec = #"{"column": "c", "specials": {"365243": "not_employed"}, "missing": [999]}"#
        let found = try cells("months", spec, of: "(1, 365243), (2, 999), (3, '12')", type: type)
        #expect(
            found.map { Double($0) == 12 ? "12" : $0 } == [
                "/special:not_employed", "/missing", "12",
            ])
    }

    @Test func `lets stored numbers through and reads a column with any text as text`() throws {
        let spec = #"{"column": "c", "unit": "percent"}"#
        #expect(
            try cells("rate_bp", spec, of: "(1, 4.5), (2, 6), (3, NULL)") == ["450.0", "600.0", ""])
        #expect(
            try cells("rate_bp", spec, of: "(1, 4.5), (2, '6'), (3, 'n/a'), (4, '')") == [
                "450.0", "600.0", "/unreadable", "/missing",
            ])
    }

    @Test(arguments: [("comma", "4,5"), ("point_grouped", "1.234,5"), ("comma_grouped", "1,234.5")])
    func `reads each number style`(style: String, text: String) throws {
        let value = text == "4,5" ? "450.0" : "123450.0"
        let spec = "{\"column\": \"c\", \"unit\": \"percent\", \"number\": \"\(style)\"}"
        #expect(try cells("rate_bp", spec, of: "(1, '\(text)'), (2, 6)") == [value, "600.0"])
    }

    @Test func `does not take a mistyped thousand for one`() throws {
        // A REAL column has turned the text 1.234 into a number; as grouped text it means 1234.
        let spec = #"{"column": "c", "unit": "bp", "number": "point_grouped"}"#
        #expect(
            try cells("rate_bp", spec, of: "(1, '1.234'), (2, '12.5')", type: "REAL") == [
                "1234.0", "/unreadable",
            ])
    }

    @Test(arguments: [
        ("iso8601", "'2001-04-09'"), ("epoch_s", "986774400"), ("epoch_ms", "986774400000"),
        ("julian", "2452008.5"), ("sas_days", "15074"), ("excel_days", "'36990'"),
        ("yyyymmdd", "20010409"),
        ("yyyyMMdd", "20010409"),
    ])
    func `reads 9 April 2001 in each encoding`(name: String, stored: String) throws {
        let spec = "{\"column\": \"c\", \"date\": \"\(name)\"}"
        #expect(
            try cells("asked_on", spec, of: "(1, \(stored)), (2, NULL), (3, 'never')")
                == ["2001-04-09", "/missing", "/unreadable"])
    }

    @Test func `gives keys as text however they are stored`() throws {
        let spec = #"{"column": "c"}"#
        #expect(
            try cells("person_id", spec, of: "(1, 12), (2, '12'), (3, 12.0), (4, '012')") == [
                "12", "12", "12", "012",
            ])
    }

    @Test func `multiplies money by its own row's currency`() throws {
        let database = try TemporaryDatabase(
            """
            CREATE TABLE request (id, person, c, amount);
            INSERT INTO request VALUES (1, 1, 'JPY', 5), (2, 1, 'EUR', 5), (3, 1, 'KWD', 5), (4, 1, NULL, 5);
            CREATE TABLE verdict (id TEXT, result TEXT, ended TEXT);
            """)
        let left = ["asked_on", "rate_bp", "months", "kind", "urgent"]
        var changed: [String: String?] = [
            "currency": #"{"column": "c"}"#,
            "amount_minor": #"{"column": "amount", "unit": "major"}"#,
        ]
        for column in left { changed[column] = nil as String? }
        let absent = left.map { "\"request.\($0)\": \"not held\"" }.joined(separator: ", ")
        let mapping = try Mappings.parse(Mappings.text(changed: changed, absent: "{\(absent)}"))
        let amounts = try database.mapped(mapping) { _, snapshot in
            try snapshot.texts(
                "SELECT coalesce(amount_minor, 'none') FROM request ORDER BY request_id")
        }
        #expect(amounts == ["5.0", "500.0", "5000.0", "none"])
    }
}

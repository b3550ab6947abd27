import Documents
import Tabular
import Testing

@Suite struct `A wide table` {
    private static let columns =
        #""person_id": {"column": "pt"}, "visit_occurrence_id": {"column": "pt"}, "measurement_datetime": {"column": "ts", "date": "epoch_s"}, "operator": {"constant": "eq"}"#

    private static func source(_ items: String, keepMissing: Bool = false) -> String {
        """
        {"from": "lab", "unpivot": {"into": "value_as_number", "keepMissing": \(keepMissing), "items": [\(items)]},
         "columns": {\(columns)}}
        """
    }

    private static let cholesterol =
        #"{"column": "chol", "unit": "mg/dL", "missing": [0], "set": {"analyte": "cholesterol"}}"#
    private static let pressure =
        #"{"column": "bp", "unit": "kPa", "set": {"analyte": "systolic_bp"}}"#

    private static let table = """
        CREATE TABLE lab (pt INTEGER, ts INTEGER, chol INTEGER, bp REAL);
        INSERT INTO lab VALUES (1, 10, 233, 16), (2, 20, 0, NULL), (3, 30, NULL, 2);
        """

    private func rows(_ source: String) throws -> [String] {
        let text = Field.source("measurement", source, Ward.schema)
        return try Field.rows(
            """
            SELECT visit_occurrence_id || ' ' || analyte || ' ' || measurement_datetime || ' '
              || coalesce(value_as_number, value_as_number__state) || ' ' || operator
            FROM measurement
            """, of: Field.mapping(text, Ward.schema), Ward.schema, in: Self.table)
    }

    @Test func `gives a row for each item that is there`() throws {
        #expect(
            try rows(Self.source("\(Self.cholesterol), \(Self.pressure)")) == [
                "1 cholesterol 10000 6.025 eq", "1 systolic_bp 10000 120.0 eq",
                "3 systolic_bp 30000 implausible eq",
            ])
    }

    @Test func `keeps an item that was planned and is missing`() throws {
        #expect(
            try rows(Self.source(Self.cholesterol, keepMissing: true)) == [
                "1 cholesterol 10000 6.025 eq", "2 cholesterol 20000 missing eq",
                "3 cholesterol 30000 missing eq",
            ])
    }

    @Test func `is read once, however many items it has`() throws {
        let text = Field.source(
            "measurement", Self.source("\(Self.cholesterol), \(Self.pressure)"), Ward.schema)
        let mapping = try Field.mapping(text, Ward.schema)
        try TemporaryDatabase(Field.base + Self.table).open().snapshot { snapshot in
            let compiled = try snapshot.install(mapping, schema: Ward.schema)
            let view = try #require(compiled.view("measurement"))
            #expect(view.sql.split(separator: "main.\"lab\"").count == 2)
            let source = try #require(view.sources.first)
            #expect(source.scan == "FROM main.\"lab\" AS s")
            #expect(try snapshot.count("SELECT count(*) \(source.scan)") == 3)
        }
    }

    @Test func `takes a condition on its local columns, whatever they are called`() throws {
        let source = """
            {"from": "lab", "where": "item > 1 AND i < 160", "unpivot": {"into": "value_as_number",
             "items": [{"column": "item", "unit": "kPa", "set": {"analyte": "systolic_bp"}},
                       {"column": "i", "unit": "1/min", "set": {"analyte": "max_heart_rate"}}]},
             "columns": {\(Self.columns)}}
            """
        let text = Field.source("measurement", source, Ward.schema)
        let found = try Field.rows(
            "SELECT visit_occurrence_id || ' ' || analyte FROM measurement",
            of: Field.mapping(text, Ward.schema), Ward.schema,
            in: """
                CREATE TABLE lab (pt INTEGER, ts INTEGER, item REAL, i REAL);
                INSERT INTO lab VALUES (1, 10, 16, 150), (2, 20, 1, 150), (3, 30, 16, 160);
                """)
        #expect(found == ["1 systolic_bp", "1 max_heart_rate"])
    }

    @Test func `takes the number of a local row by its full name only`() throws {
        func faults(_ condition: String) throws -> [MappingError] {
            let items = "\(Self.cholesterol), \(Self.pressure)"
            let source = Self.source(items).replacing(
                #""from": "lab","#, with: #""from": "lab", "where": "\#(condition)","#)
            return try Field.faults(
                of: Field.mapping(Field.source("measurement", source, Ward.schema), Ward.schema),
                Ward.schema, in: Field.base + Self.table)
        }
        #expect(try faults("s.rowid > 1") == [])
        #expect(
            try faults("rowid > 1") == [
                .conditionRefused(
                    path: "tables.measurement.where", message: "no such column: rowid")
            ])
    }

    @Test(arguments: [
        (
            #"{"column": "chol", "unit": "mg/dL"}"#,
            MappingError.noMeasure(path: place(0), column: "analyte")
        ),
        (
            #"{"column": "chol", "set": {"analyte": "cholesterol"}}"#,
            .unitRequired(path: place(0), known: ["mmol/L", "mg/dL"])
        ),
        (
            #"{"constant": 5, "set": {"analyte": "cholesterol"}}"#, .itemOrigin(path: place(0))
        ),
        ("\(cholesterol), \(cholesterol)", .itemTwice(path: place(1))),
        (
            #"{"column": "chol", "unit": "mg/dL", "set": {"analyte": "cholesterol", "operator": "lt"}}"#,
            .givenTwice(path: "\(place(0)).set.operator")
        ),
        (
            #"{"column": "chol", "unit": "mg/dL", "set": {"analyt": "cholesterol"}}"#,
            .unknownColumn(path: "\(place(0)).set.analyt", nearest: "analyte")
        ),
        (
            #"{"column": "chol", "unit": "mg/dL", "set": {"analyte": {}}}"#,
            .constant(path: "\(place(0)).set.analyte", expected: "a text, a number, true or false")
        ),
        (
            #"{"column": "chol", "unit": "mg/dL", "number": "operator", "set": {"analyte": "cholesterol"}}"#,
            .signMapped(path: place(0), column: "operator")
        ),
    ])
    func `refuses a wrong item by its path`(items: String, error: MappingError) {
        let text = Field.source("measurement", Self.source(items), Ward.schema)
        #expect(Field.faults(text, Ward.schema).contains(error))
    }

    @Test func `has items and a column of its own for their values`() {
        func faults(_ source: String) -> [MappingError] {
            Field.faults(Field.source("measurement", source, Ward.schema), Ward.schema)
        }
        #expect(
            faults(Self.source("")) == [
                .document(
                    .unexpected(
                        path: "tables.measurement.unpivot.items", expected: "one item or more",
                        found: "none"))
            ])
        let both = Self.source(Self.cholesterol).replacing(
            #""person_id""#, with: #""value_as_number": {"constant": 1}, "person_id""#)
        #expect(
            faults(both) == [.givenTwice(path: "tables.measurement.columns.value_as_number")])
    }

    private static func place(_ index: Int) -> String {
        "tables.measurement.unpivot.items[\(index)]"
    }
}

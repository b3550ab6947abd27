import Tabular
import Testing

@Suite struct `Numbers with a sign before them` {
    private static let source = """
        {"from": "lab", "columns": {"person_id": {"column": "pt"}, "visit_occurrence_id": {"column": "pt"},
         "measurement_datetime": {"column": "ts", "date": "epoch_s"}, "analyte": {"constant": "glucose"},
         "value_as_number": {"column": "v", "unit": "mmol/L", "number": "operator",
           "missing": ["-"], "specials": {"n/d": "not_done"}}}}
        """

    @Test func `fill two columns`() throws {
        let text = Field.source("measurement", Self.source, Ward.schema)
        let found = try Field.rows(
            """
            SELECT coalesce(operator, 'none') || ' ' || coalesce(value_as_number, value_as_number__state)
            FROM measurement
            """, of: Field.mapping(text, Ward.schema), Ward.schema,
            in: """
                CREATE TABLE lab (pt INTEGER, ts INTEGER, v);
                INSERT INTO lab VALUES (1, 1, '<0.5'), (1, 1, '>= 30'), (1, 1, 5.5), (1, 1, '5.5'),
                  (1, 1, '-'), (1, 1, 'n/d'), (1, 1, 'low'), (1, 1, NULL), (1, 1, '<0.01');
                """)
        #expect(
            found == [
                "lt 0.5", "ge 30.0", "eq 5.5", "eq 5.5", "none missing", "none special:not_done",
                "none unreadable", "none missing", "lt implausible",
            ])
    }

    @Test func `leave their sign's column to themselves`() {
        let sign = "tables.measurement.columns.value_as_number"
        let both = Self.source.replacing(
            #""analyte""#, with: #""operator": {"constant": "eq"}, "analyte""#)
        #expect(
            Field.faults(Field.source("measurement", both, Ward.schema), Ward.schema) == [
                .signMapped(path: sign, column: "operator")
            ])
    }

    @Test func `are equal to what is written, where another item has signs`() throws {
        let source = """
            {"from": "lab", "unpivot": {"into": "value_as_number", "items": [
               {"column": "g", "unit": "mmol/L", "number": "operator", "set": {"analyte": "glucose"}},
               {"column": "k", "unit": "mmol/L", "set": {"analyte": "potassium"}}]},
             "columns": {"person_id": {"column": "pt"}, "visit_occurrence_id": {"column": "pt"},
              "measurement_datetime": {"column": "ts", "date": "epoch_s"}}}
            """
        let mapping = try Field.mapping(
            Field.source("measurement", source, Ward.schema), Ward.schema)
        let found = try Field.rows(
            "SELECT analyte || ' ' || operator || ' ' || value_as_number FROM measurement",
            of: mapping, Ward.schema,
            in: """
                CREATE TABLE lab (pt INTEGER, ts INTEGER, g TEXT, k REAL);
                INSERT INTO lab VALUES (1, 1, '<0.5', 4.1);
                """)
        #expect(found == ["glucose lt 0.5", "potassium eq 4.1"])
    }
}

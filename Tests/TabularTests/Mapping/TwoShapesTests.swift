import Tabular
import Testing

@Suite struct `Two mappings of the same data` {
    private struct Reading: Hashable {
        let row: String
        let bits: UInt64
        let mark: ColumnCells.Mark
    }

    /// The values of one measure as the loader rounds them, with their rows.
    private func readings(
        _ measure: String, of value: ColumnReference, by row: String, _ example: Example,
        more rows: String = "", isRoundedAgain: Bool = true
    ) throws -> [Reading] {
        let schema = example.schema
        let mapping = try Field.mapping(example.mapping, schema)
        return try TemporaryDatabase(example.tables + rows).open().snapshot { snapshot in
            let compiled = try snapshot.install(mapping, schema: schema)
            let column = try #require(compiled.column(value))
            guard case .byMeasure(let naming, let decimals) = column.rounding else {
                Issue.record("the unit depends on the row")
                return []
            }
            let state = column.hasState ? "\(value.column)__state" : "NULL"
            let cells = try ColumnReader.read(
                """
                SELECT \(row), \(value.column), \(state) FROM \(value.table)
                WHERE \(naming) = '\(measure)' ORDER BY 1
                """,
                [
                    .init(name: "row", kind: .text, hasState: false),
                    .init(
                        name: "value",
                        kind: .number(
                            decimals: isRoundedAgain ? decimals[measure] : nil, isWhole: false),
                        hasState: true),
                ], in: snapshot)
            return zip(cells[0].texts, cells[1].numbers.indices).map { row, index in
                Reading(
                    row: row, bits: cells[1].numbers[index].bitPattern, mark: cells[1].marks[index])
            }
        }
    }

    @Test(arguments: ["systolic_bp", "cholesterol", "max_heart_rate", "st_depression"])
    func `give a registry's values bit for bit`(analyte: String) throws {
        let value = ColumnReference("measurement", "value_as_number")
        let row = "visit_occurrence_id || ' ' || measurement_datetime"
        let first = try readings(
            analyte, of: value, by: row, Examples.hungary)
        let second = try readings(
            analyte, of: value, by: row, Examples.longBeach)
        #expect(first.count == 2)
        #expect(first == second)
    }

    /// The cycles of `Examples.alder` as another plant keeps them: one row a reading.
    private static let long = Example(
        name: "birch", schema: Plant.schema,
        mapping: #"""
            {"mapping": 1, "domain": "machine-failure", "institution": "birch", "database": "b.sqlite", "tables": {
              "asset": {"from": "base", "columns": {"asset_id": {"column": "id"}}},
              "telemetry": {"from": "log", "columns": {"asset_id": {"column": "machine"}, "ts": {"column": "n", "date": "tick"},
                "quantity": {"column": "what", "codes": {"T24": "lpc_outlet_temperature", "P30": "hpc_outlet_pressure", "Nc": "core_speed"}},
                "quality": {"constant": "good"},
                "value": {"column": "v", "number": "comma", "unitColumn": "u", "units": {"F": "°F", "bar": "bara", "Hz": "Hz"}}}}},
             "absent": {ABSENT}}
            """#,
        tables: """
            CREATE TABLE base (id TEXT);
            CREATE TABLE log (machine TEXT, n TEXT, what TEXT, v TEXT, u TEXT);
            INSERT INTO log VALUES ('1', '1', 'T24', '182,15', 'F'), ('1', '1', 'P30', '38,2217767', 'bar'),
              ('1', '2', 'P30', '38,1797184', 'bar'), ('1', '1', 'Nc', '150,7698', 'Hz'),
              ('1', '2', 'Nc', '150,7333', 'Hz');
            """)

    @Test(arguments: ["lpc_outlet_temperature", "hpc_outlet_pressure"])
    func `give a machine's readings bit for bit, wide or long`(quantity: String) throws {
        let value = ColumnReference("telemetry", "value")
        let row = "asset_id || ' ' || ts"
        let wide = try readings(
            quantity, of: value, by: row, Examples.alder)
        let long = try readings(
            quantity, of: value, by: row, Self.long)
        #expect(!wide.isEmpty)
        #expect(wide == long)
    }

    @Test func `believe a value on the edge in both units or in neither`() throws {
        // 40 mm[Hg] is the least believed; 39.5 rounds to it, and 5.2663 kPa is 39.5004 mm[Hg].
        let rows = """
            INSERT INTO VIZSGALAT (AZON, DATUM, VERNYOMAS_KPA) VALUES
              ('k1', '1986.01.01', 5.2663), ('k2', '1986.01.01', 5.266);
            """
        let found = try readings(
            "systolic_bp", of: ColumnReference("measurement", "value_as_number"),
            by: "visit_occurrence_id", Examples.hungary, more: rows)
        #expect(found.suffix(2).map(\.mark) == [.value, .implausible])
        #expect(Double(bitPattern: found[2].bits) == 40)
    }

    @Test func `are rounded by what the row measures before anybody reads them`() throws {
        let value = ColumnReference("measurement", "value_as_number")
        for analyte in ["systolic_bp", "cholesterol", "st_depression"] {
            let read = { (isRoundedAgain: Bool) in
                try readings(
                    analyte, of: value, by: "visit_occurrence_id", Examples.hungary,
                    isRoundedAgain: isRoundedAgain)
            }
            #expect(try read(false) == read(true))
        }
    }
}

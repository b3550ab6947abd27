import Tabular
import Testing

@Suite struct `Mappings of very different institutions` {
    /// What a statement gives over the views of an example.
    private func rows(_ sql: String, of example: Example) throws -> [String] {
        try installed(example) { _, snapshot in try snapshot.texts(sql) }
    }

    private func installed<Result>(
        _ example: Example, _ body: (CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        let mapping = try Field.mapping(example.mapping, example.schema)
        return try TemporaryDatabase(example.tables).open().snapshot { snapshot in
            try body(try snapshot.install(mapping, schema: example.schema), snapshot)
        }
    }

    @Test(arguments: Examples.all)
    func `have no fault, in themselves or against their database`(example: Example) throws {
        #expect(Field.faults(example.mapping, example.schema) == [])
        let mapping = try Field.mapping(example.mapping, example.schema)
        #expect(try Field.faults(of: mapping, example.schema, in: example.tables) == [])
    }

    @Test(arguments: Examples.all)
    func `compile to the same text whenever they are compiled`(example: Example) throws {
        let first = try installed(example) { compiled, _ in compiled.sql }
        #expect(try installed(example) { compiled, _ in compiled.sql } == first)
    }

    @Test func `give each laboratory value in the unit of its analyte`() throws {
        let found = try rows(
            """
            SELECT analyte || ' ' || coalesce(operator || ' ' || value_as_number,
              value_as_number__state) FROM measurement
            """, of: Examples.rowan)
        #expect(
            found == [
                "glucose eq 5.0", "creatinine eq 88.4", "troponin_t lt 14.0", "d_dimer eq 500.0",
                "glucose unit_unknown", "glucose unreadable", "glucose implausible",
                "temperature eq 38.5", "systolic_bp eq 120.0", "oxygen_saturation eq 0.98",
            ])
    }

    @Test func `count the rows of which nothing says what they measure`() throws {
        try installed(Examples.rowan) { compiled, snapshot in
            let source = try #require(compiled.view("measurement")?.sources.first)
            let dropped = try #require(source.dropped)
            #expect(try snapshot.count("SELECT sum(\(dropped)) \(source.from)") == 1)
        }
    }

    @Test func `compile a wide registry to one SELECT that chooses by the item`() throws {
        let sql = try #require(
            try installed(Examples.longBeach) { compiled, _ in compiled.view("measurement")?.sql })
        #expect(
            sql.hasPrefix(
                #"""
                CREATE TEMP VIEW "measurement" AS
                SELECT
                  s."PT" AS "person_id",
                  s."PT" AS "visit_occurrence_id",
                  CASE i."the item"
                       WHEN 0 THEN 'systolic_bp'
                       WHEN 1 THEN 'cholesterol'
                       WHEN 2 THEN 'max_heart_rate'
                       WHEN 3 THEN 'st_depression' END AS "analyte",
                  to_instant(s."CATH_TS", 'epoch_s') AS "measurement_datetime",
                """#))
        #expect(
            sql.contains(
                #"""
                       WHEN 1 THEN CASE WHEN s."CHOL" IS NULL OR (s."CHOL" = 0 OR trim(s."CHOL") IN ('', '0')) THEN 'missing'
                       WHEN NOT ((s."CHOL" / 38.67) * 1000.0 >= 999.5 AND (s."CHOL" / 38.67) * 1000.0 < 20000.5) THEN 'implausible' END
                """#))
        #expect(
            sql.hasSuffix(
                #"""
                  'eq' AS "operator",
                  NULL AS "method"  -- absent: not held
                FROM main."CATH_LAB" AS s
                CROSS JOIN (SELECT column1 AS "the item" FROM (VALUES (0), (1), (2), (3))) AS i
                """#))
    }

    @Test func `leave out the items that a record of cycles doesn't have`() throws {
        let sql = try #require(
            try installed(Examples.alder) { compiled, _ in compiled.view("telemetry")?.sql })
        #expect(
            sql.hasSuffix(
                #"""
                  'good' AS "quality"
                FROM main."cycles" AS s
                CROSS JOIN (SELECT column1 AS "the item" FROM (VALUES (0), (1), (2), (3), (4))) AS i WHERE NOT (CASE i."the item"
                       WHEN 0 THEN s."s2" IS NULL
                       WHEN 1 THEN s."s7" IS NULL
                       WHEN 2 THEN s."s9" IS NULL
                       WHEN 3 THEN s."s12" IS NULL
                       WHEN 4 THEN s."s20" IS NULL END)
                """#))
    }

    @Test func `read a record of cycles in units of the world`() throws {
        let found = try rows(
            """
            SELECT asset_id || ' ' || ts || ' ' || quantity || ' ' || value FROM telemetry
            WHERE quantity IN ('lpc_outlet_temperature', 'hpc_outlet_pressure')
            """, of: Examples.alder)
        #expect(
            found == [
                "1 1 lpc_outlet_temperature 83.42", "1 1 hpc_outlet_pressure 3822.18",
                "1 2 hpc_outlet_pressure 3817.97",
            ])
    }

    @Test func `give attributes in the units that studies get`() throws {
        let found = try rows(
            """
            SELECT air_temperature || ' ' || spindle_speed || ' ' || round(torque, 4) || ' ' || tool_wear
              || ' ' || known_at__state FROM job_attribute
            """, of: Examples.maple)
        #expect(found == ["25.1 1500.0 42.8438 30.0 attested"])
    }
}

import Tabular
import Testing

@Suite struct `A unit by row` {
    private static let value = "tables.measurement.columns.value_as_number"

    private static func measurement(_ value: String, analyte: String) -> String {
        """
        {"from": "lab", "columns": {"person_id": {"column": "pt"}, "visit_occurrence_id": {"column": "pt"},
         "measurement_datetime": {"column": "ts", "date": "epoch_s"}, "analyte": \(analyte), "value_as_number": \(value)}}
        """
    }

    private static let codes =
        #"{"column": "what", "codes": {"GLU": "glucose", "CRE": "creatinine"}}"#

    private func faults(_ value: String, analyte: String = codes) -> [MappingError] {
        let text = Field.source(
            "measurement", Self.measurement(value, analyte: analyte), Ward.schema)
        return Field.faults(text, Ward.schema)
    }

    private func values(_ value: String, analyte: String, of rows: String) throws -> [String] {
        let text = Field.source(
            "measurement", Self.measurement(value, analyte: analyte), Ward.schema)
        return try Field.rows(
            """
            SELECT coalesce(analyte, analyte__state) || ' '
              || coalesce(round(value_as_number, 2), value_as_number__state) FROM measurement
            """, of: Field.mapping(text, Ward.schema), Ward.schema,
            in: """
                CREATE TABLE lab (pt INTEGER, ts INTEGER, what TEXT, v REAL, u TEXT);
                INSERT INTO lab VALUES \(rows);
                """)
    }

    @Test func `follows what the row measures, in one unit for all`() throws {
        #expect(
            try values(
                #"{"column": "v", "unit": "mg/dL"}"#, analyte: Self.codes,
                of: "(1, 10, 'GLU', 90, ''), (1, 10, 'CRE', 1, '')") == [
                    "glucose 5.0", "creatinine 88.4",
                ])
    }

    @Test func `follows the unit that the row names`() throws {
        let spec =
            #"{"column": "v", "unitColumn": "u", "units": {"mg": "mg/dL", "MG": "mg/dL", "mmol": "mmol/L"}}"#
        #expect(
            try values(
                spec, analyte: Self.codes,
                of: """
                    (1, 10, 'GLU', 90, ' mg '), (1, 10, 'GLU', 5, 'mmol'), (1, 10, 'CRE', 1, 'MG'),
                    (1, 10, 'GLU', 5, 'g'), (1, 10, 'GLU', 5, NULL), (1, 10, 'GLU', NULL, 'g')
                    """) == [
                    "glucose 5.0", "glucose 5.0", "creatinine 88.4", "glucose unit_unknown",
                    "glucose unit_unknown", "glucose missing",
                ])
    }

    @Test func `is unknown where the row's word takes no such unit`() throws {
        // Local words that are the canonical ones already may be any of the schema's.
        #expect(
            try values(
                #"{"column": "v", "unit": "mg/dL"}"#, analyte: #"{"column": "what"}"#,
                of: "(1, 10, 'glucose', 90, ''), (1, 10, 'sodium', 140, ''), (1, 10, 'odd', 1, '')"
            ) == ["glucose 5.0", "sodium unit_unknown", "odd unit_unknown"])
    }

    @Test func `goes with a study's own measures once they are known`() throws {
        let text = Field.source(
            "measurement",
            Self.measurement(
                #"{"column": "v", "unit": "mg/L"}"#, analyte: #"{"constant": "cystatin"}"#),
            Ward.schema)
        let mapping = try Field.mapping(text, Ward.schema)
        #expect(mapping.undeclaredMeasures(in: Ward.schema) == ["cystatin"])
        let study = Ward.schema.extended(by: [
            Measure(
                Analyte(name: "cystatin", unit: "mg/L", resolution: 2, plausible: 0.1...10))
        ])
        let table = """
            CREATE TABLE lab (pt INTEGER, ts INTEGER, what TEXT, v REAL, u TEXT);
            INSERT INTO lab VALUES (1, 10, '', 0.9, ''), (2, 10, '', 11, '');
            """
        let sql =
            "SELECT coalesce(value_as_number, value_as_number__state) FROM measurement"
        #expect(
            try Field.rows(sql, of: mapping, Ward.schema, in: table)
                == ["unit_unknown", "unit_unknown"])
        #expect(try Field.rows(sql, of: mapping, study, in: table) == ["0.9", "implausible"])
    }

    @Test func `is required, once, and of what the rows measure`() throws {
        #expect(faults(#"{"column": "v"}"#) == [.unitRequired(path: Self.value, known: [])])
        #expect(
            faults(#"{"column": "v"}"#, analyte: #"{"constant": "glucose"}"#)
                == [.unitRequired(path: Self.value, known: ["mmol/L", "mg/dL"])])
        for pair in [
            #""unit": "mg/dL", "unitColumn": "u", "units": {}"#, #""unitColumn": "u""#,
            #""units": {}"#, #""unit": "mg/dL", "unitFrom": "tag.unit""#,
        ] {
            #expect(faults("{\"column\": \"v\", \(pair)}").first == .unitSource(path: Self.value))
        }
        #expect(
            faults(#"{"column": "v", "unitColumn": "u", "units": {"a": "psia"}}"#)
                == [.unitUnused(path: Self.value, unit: "psia")])
        #expect(
            faults(#"{"column": "v", "unitColumn": "u", "units": {"a": "g/L", "a ": "g/L"}}"#).first
                == .valueTwice(path: Self.value, first: "units", second: "units"))
        let refused = faults(#"{"column": "v", "unit": "mmol/mol"}"#)
        #expect(
            refused.map(\.description) == [
                "\(Self.value): mmol/mol is no unit of glucose; known: mmol/L, mg/dL"
            ])
    }

    @Test func `may stand in the parent table`() throws {
        let found = try beech(
            """
            SELECT tag_id || ' ' || asset_id || ' ' || quantity || ' ' || position || ' '
              || coalesce(round(value, 2), value__state) FROM telemetry
            """,
            """
            INSERT INTO HIST VALUES ('p1', '2025-01-10 08:00:00', 0, 0.5, 192),
              ('p2', '2025-01-10 08:00:00', 0, 101.3, 192), ('p3', '2025-01-10 08:00:00', 0, 9, 192),
              ('p4', '2025-01-10 08:00:00', 0, 9, 192), ('p2', '2025-01-10 08:00:00', 0, 1013, 192);
            """)
        #expect(
            found == [
                "p1 e1 vibration_velocity_rms DE 12.7", "p2 e1 bearing_temperature DE 38.5",
                "p3 e1 motor_current DE unit_unknown",
                "p4 e1 vibration_velocity_rms DE unit_unknown",
                "p2 e1 bearing_temperature DE implausible",
            ])
    }

    @Test func `doubles no row whose parent stands twice, and takes nothing where they differ`()
        throws
    {
        let found = try beech(
            "SELECT coalesce(round(value, 1), value__state) FROM telemetry",
            """
            INSERT INTO POINT VALUES ('p1', 'e1', 'VIB', 'NDE', 'IPS'), ('p2', 'e1', 'BRGT', 'DE', 'A');
            INSERT INTO HIST VALUES ('p1', '2025-01-10 08:00:00', 0, 0.5, 192),
              ('p2', '2025-01-10 08:00:00', 0, 101.3, 192);
            """)
        #expect(found == ["12.7", "unit_unknown"])
    }

    private func beech(_ sql: String, _ rows: String) throws -> [String] {
        let mapping = try Field.mapping(Examples.beech.mapping, Plant.schema)
        return try TemporaryDatabase(Examples.beech.tables + rows).open().snapshot { snapshot in
            _ = try snapshot.install(mapping, schema: Plant.schema)
            return try snapshot.texts(sql)
        }
    }

    @Test(arguments: [
        ("tags.unit", MappingError.unknownTable(path: "\(place).unitFrom", nearest: "tag")),
        ("tag.units", .unknownColumn(path: "\(place).unitFrom", nearest: "unit")),
        ("job.product", .parentAbsent(path: "\(place).unitFrom", table: "job")),
    ])
    func `stands in a parent that is there`(name: String, error: MappingError) {
        let text = Examples.beech.mapping.replacing("tag.unit", with: name)
        #expect(Field.faults(text, Plant.schema).contains(error))
    }

    @Test func `stands in a parent to which the rows refer`() {
        let text = Examples.beech.mapping.replacing(
            #""tag_id": {"column": "PT"}, "ts""#, with: #""quantity": {"column": "PT"}, "ts""#)
        #expect(
            Field.faults(text, Plant.schema).contains(
                .noParent(path: "\(Self.place).unitFrom", table: "tag")))
    }

    @Test func `serves plain columns and attributes too`() throws {
        let text = Field.source(
            "job",
            #"{"from": "j", "columns": {"job_id": {"column": "id"}, "asset_id": {"column": "id"}}}"#,
            Plant.schema
        ).replacing(
            #""absent""#,
            with: #"""
                "attributes": {"job_attribute": {"from": "j", "key": {"column": "id"}, "knownAt": "attested", "columns": {
                  "load": {"column": "m", "type": "number", "unitColumn": "u", "units": {"lb": "lb", "kg": "kg"}, "to": "kg"}}}}, "absent"
                """#)
        #expect(
            try Field.rows(
                "SELECT coalesce(load, load__state) FROM job_attribute",
                of: Field.mapping(text, Plant.schema), Plant.schema,
                in: """
                    CREATE TABLE j (id TEXT, m REAL, u TEXT);
                    INSERT INTO j VALUES ('1', 2, 'kg'), ('2', 1, 'lb'), ('3', 1, 'st');
                    """) == ["2.0", "0.45359237", "unit_unknown"])
    }

    private static let place = "tables.telemetry.columns.value"
}

import Tabular

/// A small hospital for tests: visits, and what was measured in them.
enum Ward {
    static let schema = CanonicalSchema(
        domain: "diagnosis",
        tables: [
            CanonicalTable(
                "person", key: ["person_id"],
                columns: [
                    CanonicalColumn("person_id", .text),
                    CanonicalColumn("sex", .code(["female", "male", "other", "unknown"])),
                    CanonicalColumn("year_of_birth", .integer),
                ]),
            CanonicalTable(
                "visit_occurrence", key: ["visit_occurrence_id"],
                eventTime: "visit_start_datetime",
                columns: [
                    CanonicalColumn("visit_occurrence_id", .text),
                    CanonicalColumn("person_id", .text, references: "person"),
                    CanonicalColumn(
                        "visit_kind", .code(["emergency", "inpatient", "outpatient", "procedure"])),
                    CanonicalColumn("visit_start_datetime", .instant),
                    CanonicalColumn("visit_end_datetime", .instant),
                    CanonicalColumn("chief_complaint", .code(["chest_pain", "dyspnoea", "other"])),
                ]),
            CanonicalTable(
                "condition_occurrence", key: ["condition_occurrence_id"],
                columns: [
                    CanonicalColumn("condition_occurrence_id", .text),
                    CanonicalColumn("person_id", .text, references: "person"),
                    CanonicalColumn("visit_occurrence_id", .text, references: "visit_occurrence"),
                    CanonicalColumn("condition_source_value", .text),
                    CanonicalColumn("condition_start_datetime", .instant),
                    CanonicalColumn("recorded_datetime", .instant),
                    CanonicalColumn(
                        "condition_status",
                        .code(["history", "admitting", "final_principal", "final_secondary"])),
                ]),
            measurement,
            CanonicalTable(
                "reference_standard", key: ["visit_occurrence_id", "procedure"],
                columns: [
                    CanonicalColumn("visit_occurrence_id", .text, references: "visit_occurrence"),
                    CanonicalColumn("procedure", .word), CanonicalColumn("value_number", .real),
                    CanonicalColumn("value_code", .text),
                    CanonicalColumn("resulted_datetime", .instant),
                ]),
        ],
        attributeTables: [
            AttributeTable(
                "visit_attribute", parent: "visit_occurrence", key: "visit_occurrence_id",
                knownAt: .instant)
        ],
        required: [ColumnReference("visit_occurrence", "person_id")],
        measures: Analyte.standard.map { Measure($0) })

    private static let measurement = CanonicalTable(
        "measurement", key: ["visit_occurrence_id", "analyte", "measurement_datetime"],
        isKeyUnique: false, eventTime: "measurement_datetime",
        availabilityTime: "result_datetime", aliases: ["lab"],
        columns: [
            CanonicalColumn("person_id", .text, references: "person", aliases: ["pt"]),
            CanonicalColumn(
                "visit_occurrence_id", .text, references: "visit_occurrence", aliases: ["visit"]),
            CanonicalColumn("analyte", .word),
            CanonicalColumn("measurement_datetime", .instant, aliases: ["ts"]),
            CanonicalColumn("result_datetime", .instant),
            CanonicalColumn("value_as_number", .real, unitBy: "analyte", signIn: "operator"),
            CanonicalColumn("operator", .code(["eq", "lt", "le", "gt", "ge"])),
            CanonicalColumn("method", .text),
        ])
}

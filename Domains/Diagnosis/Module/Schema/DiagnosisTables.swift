import Tabular

/// What the person turned out to have: codes, and the verdict of a reference procedure.
extension Diagnosis {
    static let diagnosisTables = [condition, referenceStandard]

    /// A code without a time of recording is known when its visit ends.
    private static let condition = CanonicalTable(
        "condition_occurrence", key: ["condition_occurrence_id"],
        eventTime: "condition_start_datetime", availabilityTime: "recorded_datetime",
        availableOtherwise: TimeOfParent(
            ColumnReference("visit_occurrence", "visit_end_datetime"), by: "visit_occurrence_id"),
        aliases: [
            "diagnosis", "diagnoses", "diagnose", "diagnosen", "diagnostic", "diagnostics",
            "diagnozis", "diagnostico", "diagnosticos",
        ],
        columns: [
            CanonicalColumn(
                "condition_occurrence_id", .text,
                aliases: ["condition_id", "diagnosis_id", "diagnose_nr", "diagnozis_id"]),
            ofPerson, ofVisit,
            CanonicalColumn(
                "condition_source_value", .text,
                aliases: ["icd", "icd10", "icd_code", "cim10", "bno", "bno_kod", "cie10", "code"]),
            CanonicalColumn(
                "condition_start_datetime", .instant,
                aliases: ["onset", "diagnosed_at", "beginn", "debut", "kezdete", "inicio"]),
            CanonicalColumn(
                "recorded_datetime", .instant,
                aliases: ["coded_at", "erfasst_am", "codage", "rogzites", "fecha_registro"]),
            CanonicalColumn(
                "condition_status",
                .code(["history", "admitting", "final_principal", "final_secondary"]),
                aliases: [
                    "condition_status_source_value", "diagnosis_type", "diagnoseart",
                    "type_diagnostic", "diagnozis_tipusa", "tipo_diagnostico",
                ]),
        ])

    private static let referenceStandard = CanonicalTable(
        "reference_standard", key: ["visit_occurrence_id", "procedure"],
        eventTime: "resulted_datetime",
        aliases: [
            "reference", "angiography", "angio", "referenz", "reference_diagnostique",
            "referencia",
        ],
        columns: [
            ofVisit,
            CanonicalColumn(
                "procedure", .word,
                aliases: ["examination", "verfahren", "examen", "eljaras", "procedimiento"]),
            CanonicalColumn(
                "value_number", .real,
                aliases: ["grade", "num", "grad", "stade", "fokozat", "szukulet", "grado"]),
            CanonicalColumn(
                "value_code", .word, aliases: ["verdict", "ergebnis", "resultat", "resultado"]),
            CanonicalColumn(
                "resulted_datetime", .instant,
                aliases: ["resulted_at", "befundzeit", "date_resultat", "fecha_resultado"]),
        ])
}

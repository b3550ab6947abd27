import Tabular

/// What was given, ordered and done: care, which follows from what clinicians already suspect.
extension Diagnosis {
    static let treatmentTables = [drugExposure, procedureOccurrence]

    private static let drugExposure = CanonicalTable(
        "drug_exposure", key: ["person_id"], isKeyUnique: false, eventTime: "start_datetime",
        aliases: ["medication", "medikation", "medicament", "gyogyszer", "medicacion"],
        columns: [
            ofPerson, ofVisit,
            CanonicalColumn("drug_source_value", .text, aliases: ["atc", "atc_code", "atc_kod"]),
            CanonicalColumn(
                "start_datetime", .instant,
                aliases: ["drug_exposure_start_datetime", "beginn", "debut", "kezdete", "inicio"]),
            CanonicalColumn(
                "end_datetime", .instant,
                aliases: ["drug_exposure_end_datetime", "ende", "fin", "vege"]),
            CanonicalColumn(
                "kind", .code(["home", "administered", "prescribed"]),
                aliases: ["drug_type", "art", "type", "tipus", "tipo"]),
        ])

    private static let procedureOccurrence = CanonicalTable(
        "procedure_occurrence", key: ["person_id"], isKeyUnique: false, eventTime: "done_datetime",
        aliases: ["procedures", "prozeduren", "actes", "beavatkozas", "procedimientos"],
        columns: [
            ofPerson, ofVisit,
            CanonicalColumn(
                "procedure", .word, aliases: ["ops", "ccam", "prozedur", "acte", "procedimiento"]),
            CanonicalColumn(
                "ordered_datetime", .instant,
                aliases: ["ordered_at", "angefordert_am", "demande", "fecha_solicitud"]),
            CanonicalColumn(
                "done_datetime", .instant,
                aliases: [
                    "procedure_datetime", "durchgefuehrt_am", "realise", "fecha_realizacion",
                ]),
        ])
}

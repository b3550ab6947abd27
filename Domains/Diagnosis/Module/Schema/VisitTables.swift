import Tabular

/// The visit, which is the unit of analysis, and what was found in it.
extension Diagnosis {
    static let visitTables = [visit, observation]

    /// What is known at the beginning; the end of the visit and where the person went are not.
    private static let visit = CanonicalTable(
        "visit_occurrence", key: ["visit_occurrence_id"], eventTime: "visit_start_datetime",
        aliases: [
            "visit", "visits", "encounter", "fall", "aufenthalt", "untersuchung", "sejour",
            "venue", "passage", "ellatas", "vizsgalat", "episodio", "visita",
        ],
        columns: [
            CanonicalColumn("visit_occurrence_id", .text, aliases: visitNames),
            ofPerson,
            CanonicalColumn(
                "visit_kind", .code(visitKinds),
                aliases: [
                    "visit_concept_id", "visit_type", "fallart", "type_sejour", "ellatas_tipusa",
                    "tipo_episodio",
                ]),
            CanonicalColumn(
                "visit_start_datetime", .instant,
                aliases: [
                    "visit_start", "admitted_at", "arrival_time", "exam_date", "aufnahme",
                    "aufnahmedatum", "datum", "date_entree", "arrivee", "felvetel",
                    "fecha_ingreso", "cath_ts",
                ]),
            CanonicalColumn(
                "visit_end_datetime", .instant,
                aliases: [
                    "visit_end", "discharged_at", "entlassung", "entlassungsdatum", "date_sortie",
                    "elbocsatas", "fecha_alta",
                ]),
            CanonicalColumn(
                "age_at_visit", .integer, aliases: ["age", "alter", "eletkor", "edad"]),
            CanonicalColumn(
                "chief_complaint", .code(complaints),
                aliases: [
                    "complaint", "reason_for_visit", "leitsymptom", "hauptbeschwerde", "motif",
                    "panasz", "motivo_consulta",
                ]),
            CanonicalColumn(
                "arrival", .code(arrivals),
                aliases: [
                    "arrival_mode", "mode_of_arrival", "ankunftsart", "mode_arrivee",
                    "erkezes_modja", "modo_llegada",
                ]),
            CanonicalColumn(
                "discharged_to", .code(["home", "ward", "icu", "other_hospital", "died", "other"]),
                aliases: [
                    "disposition", "discharge_destination", "entlassungsart", "destination",
                    "tavozas", "destino_alta",
                ]),
        ])

    private static let observation = CanonicalTable(
        "observation", key: ["visit_occurrence_id"], isKeyUnique: false,
        eventTime: "observation_datetime",
        aliases: ["findings", "befund", "befunde", "constat", "lelet", "hallazgo"],
        columns: [
            ofPerson, ofVisit,
            CanonicalColumn(
                "observation_datetime", .instant,
                aliases: ["observed_at", "befunddatum", "date_constat", "fecha_hallazgo"]),
            CanonicalColumn(
                "finding", .word,
                aliases: ["observation_source_value", "merkmal", "signe", "tunet", "signo"]),
            CanonicalColumn(
                "value", .word,
                aliases: ["value_as_string", "wert", "valeur", "ertek", "valor"]),
        ])

    static let visitKinds = ["emergency", "inpatient", "outpatient", "procedure"]
    static let complaints = ["chest_pain", "dyspnoea", "syncope", "palpitation", "other"]
    static let arrivals = ["walk_in", "ambulance", "transfer", "other"]

    /// The visit that a row belongs to.
    static let ofVisit = CanonicalColumn(
        "visit_occurrence_id", .text, references: "visit_occurrence", aliases: visitNames)

    /// How hospitals call the key of a visit.
    static let visitNames = [
        "visit_id", "encounter_id", "fall_nr", "fallnummer", "unters_nr", "sejour_id", "iep",
        "ellatas_id", "episodio_id", "azon", "pt",
    ]
}

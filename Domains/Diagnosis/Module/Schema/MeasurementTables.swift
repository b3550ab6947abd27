import Tabular

/// What was measured, when it was collected and when its result was known.
extension Diagnosis {
    static let measurement = CanonicalTable(
        "measurement", key: ["visit_occurrence_id", "analyte"], isKeyUnique: false,
        eventTime: "measurement_datetime", availabilityTime: "result_datetime",
        aliases: [
            "labor", "laborwerte", "lab", "labs", "lab_results", "vitals", "laboratoire",
            "biologie", "resultats", "laboreredmeny", "laboratorio", "analitica",
        ],
        columns: [
            ofPerson, ofVisit,
            CanonicalColumn(
                "analyte", .word,
                aliases: [
                    "measurement_source_value", "test", "code", "parameter", "examen", "parametre",
                    "vizsgalat_kod", "prueba", "determinacion",
                ]),
            CanonicalColumn(
                "measurement_datetime", .instant,
                aliases: [
                    "collected_at", "drawn_at", "entnahme", "abnahmezeit", "datum", "prelevement",
                    "mintavetel", "fecha_extraccion",
                ]),
            CanonicalColumn(
                "result_datetime", .instant,
                aliases: [
                    "resulted_at", "verified_datetime", "validiert", "befundzeit", "validation",
                    "eredmeny_ideje", "fecha_resultado",
                ]),
            CanonicalColumn(
                "value_as_number", .real, unitBy: "analyte", signIn: "operator",
                aliases: [
                    "value_source_value", "value", "result", "wert", "valeur", "ertek", "valor",
                ]),
            CanonicalColumn(
                "operator", .code(["eq", "lt", "le", "gt", "ge"]),
                aliases: ["operator_concept_id", "vergleich", "signe", "relacion"]),
            CanonicalColumn(
                "method", .text, aliases: ["device", "methode", "geraet", "modszer", "metodo"]),
        ])
}

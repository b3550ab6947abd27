import Diagnosis
import Documents
import FederationTesting
import Tabular

/// A hospital of German names: local times of Vienna, epoch seconds for codes, vital signs in a wide
/// table and in kPa, results as text with commas in mass units, letters for words.
enum BirchHospital {
    static let shape = InstitutionShape(
        "birch", sql: create + rows,
        mapping: PartialMapping.text(
            "birch", of: Diagnosis.schema, tables: tables, attributes: attributes,
            completeThrough: "2025-03-25", timezone: "Europe/Vienna"))

    private static let visit: JSONValue = ["column": "FALLNR"]
    private static let person: JSONValue = ["column": "PATNR"]

    private static func time(_ column: String) -> JSONValue {
        ["column": .string(column), "date": "dd.MM.yyyy HH:mm"]
    }

    private static let tables: JSONValue = [
        "person": [
            "from": "STAMM",
            "columns": [
                "person_id": person,
                "sex": ["column": "GESCHLECHT", "codes": ["W": "female", "M": "male"]],
                "year_of_birth": ["column": "JAHRGANG"],
            ],
        ],
        "observation_period": [
            "from": "STAMM",
            "columns": [
                "person_id": person,
                "period_start": ["column": "SEIT", "date": "yyyymmdd"],
                "period_end": ["column": "BIS", "date": "yyyymmdd"],
            ],
        ],
        "visit_occurrence": [
            "from": "FALL",
            "columns": [
                "visit_occurrence_id": visit, "person_id": person,
                "visit_kind": ["column": "ART", "codes": ["N": "emergency", "S": "inpatient"]],
                "visit_start_datetime": time("AUFNAHME"),
                "visit_end_datetime": time("ENTLASSUNG"),
                "chief_complaint": [
                    "column": "ANLASS",
                    "codes": ["BS": "chest_pain", "AN": "dyspnoea", "HK": "palpitation"],
                ],
                "arrival": [
                    "column": "ANKUNFT",
                    "codes": ["1": "walk_in", "2": "ambulance", "3": "transfer"],
                ],
            ],
        ],
        "measurement": [vitals, laboratory],
        "observation": [
            "from": "BEFUND",
            "columns": [
                "visit_occurrence_id": visit, "person_id": person,
                "observation_datetime": time("UM"), "finding": ["constant": "st_deviation"],
                "value": [
                    "column": "ST",
                    "codes": ["0": "none", "+": "elevation", "-": "depression"],
                ],
            ],
        ],
        "condition_occurrence": [
            "from": "DIAGNOSE",
            "columns": [
                "condition_occurrence_id": ["column": "ID"], "visit_occurrence_id": visit,
                "person_id": person, "condition_source_value": ["column": "KODE"],
                "condition_start_datetime": ["column": "BEGINN", "date": "epoch_s"],
                "recorded_datetime": ["column": "ERFASST", "date": "epoch_s"],
                "condition_status": [
                    "column": "ROLLE",
                    "codes": ["H": "final_principal", "N": "final_secondary", "A": "history"],
                ],
            ],
        ],
    ]

    private static let vitals: JSONValue = [
        "from": "VITAL",
        "unpivot": [
            "into": "value_as_number",
            "items": [
                ["column": "PULS", "unit": "1/min", "set": ["analyte": "heart_rate"]],
                ["column": "RR", "unit": "kPa", "set": ["analyte": "systolic_bp"]],
            ],
        ],
        "columns": [
            "visit_occurrence_id": visit, "person_id": person, "measurement_datetime": time("UM"),
            "result_datetime": time("UM"), "operator": ["constant": "eq"],
        ],
    ]

    private static let laboratory: JSONValue = [
        "from": "LABOR",
        "columns": [
            "visit_occurrence_id": visit, "person_id": person,
            "analyte": [
                "column": "TEST", "codes": ["TNT": "troponin_t", "CHOL": "cholesterol"],
            ],
            "measurement_datetime": time("ENTNAHME"), "result_datetime": time("VALIDIERT"),
            "value_as_number": [
                "column": "WERT", "number": "comma", "unitColumn": "TEST",
                "units": ["TNT": "µg/L", "CHOL": "mg/dL"],
            ],
            "operator": ["column": "ZEICHEN", "codes": ["<": "lt", "=": "eq"]],
        ],
    ]

    private static let attributes: JSONValue = [
        "visit_attribute": [
            "from": "FALL", "key": visit, "knownAt": time("AUFNAHME"),
            "columns": [
                "pain": [
                    "column": "SCHMERZ", "type": "integer", "unit": "1", "to": "1",
                    "specials": ["99": "unable_to_say"],
                ],
                "insured": [
                    "column": "KASSE", "type": "flag", "codes": ["J": "true", "N": "false"],
                    "protected": true,
                ],
            ],
        ]
    ]
}

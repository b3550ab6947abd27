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

    private static let create = """
        CREATE TABLE STAMM (PATNR TEXT, GESCHLECHT TEXT, JAHRGANG INTEGER, SEIT INTEGER, BIS INTEGER);
        CREATE TABLE FALL (FALLNR TEXT, PATNR TEXT, ART TEXT, AUFNAHME TEXT, ENTLASSUNG TEXT,
          ANLASS TEXT, ANKUNFT INTEGER, SCHMERZ INTEGER, KASSE TEXT);
        CREATE TABLE VITAL (FALLNR TEXT, PATNR TEXT, UM TEXT, PULS REAL, RR REAL);
        CREATE TABLE LABOR (FALLNR TEXT, PATNR TEXT, TEST TEXT, ENTNAHME TEXT, VALIDIERT TEXT,
          WERT TEXT, ZEICHEN TEXT);
        CREATE TABLE BEFUND (FALLNR TEXT, PATNR TEXT, UM TEXT, ST TEXT);
        CREATE TABLE DIAGNOSE (ID TEXT, PATNR TEXT, FALLNR TEXT, KODE TEXT, BEGINN INTEGER,
          ERFASST INTEGER, ROLLE TEXT);

        """

    private static let letters = [
        "female": "W", "male": "M", "emergency": "N", "inpatient": "S", "chest_pain": "BS",
        "dyspnoea": "AN", "palpitation": "HK", "walk_in": "1", "ambulance": "2", "transfer": "3",
        "none": "0", "elevation": "+", "depression": "-", "final_principal": "H",
        "final_secondary": "N", "history": "A", "troponin_t": "TNT", "cholesterol": "CHOL",
    ]

    private static let rows =
        people.joined() + stays.joined() + signs.joined() + results.joined() + notes.joined()
        + diagnoses.joined()

    private static let people = WardFile.persons.map { person in
        insert(
            "STAMM", text(person.id), letter(person.sex), "\(person.born)",
            person.watchedFrom.replacing("-", with: ""), "NULL")
    }

    private static let stays = WardFile.visits.map { visit in
        insert(
            "FALL", text(visit.id), text(visit.person), letter(visit.kind), local(visit.began),
            visit.ended.map(local) ?? "NULL", letter(visit.complaint), letter(visit.arrival),
            "\(visit.pain ?? 99)", text(visit.isInsured ? "J" : "N"))
    }

    /// Two results of one moment make one row.
    private static let signs = stride(from: 0, to: WardFile.vitals.count, by: 2).map { place in
        let (rate, pressure) = (WardFile.vitals[place], WardFile.vitals[place + 1])
        return insert(
            "VITAL", text(rate.visit), text(rate.person), local(rate.collected), "\(rate.value)",
            "\(pressure.value / 7.500616827)")
    }

    private static let results = WardFile.laboratory.map { row in
        let value = row.analyte == "cholesterol" ? row.value * 38.67 : row.value / 1000
        return insert(
            "LABOR", text(row.visit), text(row.person), letter(row.analyte), local(row.collected),
            local(row.resulted), text("\(value)".replacing(".", with: ",")),
            text(row.isBelow ? "<" : "="))
    }

    private static let notes = WardFile.findings.map { visit, time, value in
        insert("BEFUND", text(visit.id), text(visit.person), local(time), letter(value))
    }

    private static let diagnoses = WardFile.codes.map { code in
        let (onset, recorded) = (epoch(code.onset), epoch(code.recorded))
        return insert(
            "DIAGNOSE", text(code.id), text(code.person), code.visit.map(text) ?? "NULL",
            text(code.icd.replacing(".", with: "")), onset, recorded, letter(code.status))
    }

    private static func insert(_ table: String, _ values: String...) -> String {
        "INSERT INTO \(table) VALUES (\(values.joined(separator: ", ")));\n"
    }

    private static func text(_ value: String) -> String { "'\(value)'" }

    private static func letter(_ word: String) -> String { text(letters[word] ?? "") }

    /// The clock of Vienna is an hour ahead until 30 March.
    private static func local(_ minutes: Int) -> String { text(WardClock(minutes + 60).german) }

    private static func epoch(_ minutes: Int) -> String { "\(1_740_787_200 + 60 * minutes)" }
}

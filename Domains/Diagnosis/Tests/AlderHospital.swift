import Diagnosis
import Documents
import FederationTesting
import Tabular

/// A hospital that keeps ISO times, canonical units and one long table of results.
enum AlderHospital {
    static let shape = InstitutionShape(
        "alder", sql: create + rows,
        mapping: PartialMapping.text(
            "alder", of: Diagnosis.schema, tables: tables, attributes: attributes,
            completeThrough: "2025-03-25"))

    private static let visit: JSONValue = ["column": "sid"]
    private static let person: JSONValue = ["column": "pid"]

    private static func time(_ column: String) -> JSONValue {
        ["column": .string(column), "date": "iso8601"]
    }

    private static let tables: JSONValue = [
        "person": [
            "from": "people",
            "columns": [
                "person_id": person, "sex": ["column": "sex"],
                "year_of_birth": ["column": "birth_year"],
            ],
        ],
        "observation_period": [
            "from": "people",
            "columns": [
                "person_id": person, "period_start": time("since"), "period_end": time("until"),
            ],
        ],
        "visit_occurrence": [
            "from": "stays",
            "columns": [
                "visit_occurrence_id": visit, "person_id": person, "visit_kind": ["column": "kind"],
                "visit_start_datetime": time("came"), "visit_end_datetime": time("went"),
                "chief_complaint": ["column": "complaint"], "arrival": ["column": "way"],
            ],
        ],
        "measurement": [
            "from": "results",
            "columns": [
                "visit_occurrence_id": visit, "person_id": person, "analyte": ["column": "test"],
                "measurement_datetime": time("taken"), "result_datetime": time("reported"),
                "value_as_number": [
                    "column": "result", "unitColumn": "test",
                    "units": [
                        "heart_rate": "1/min", "systolic_bp": "mm[Hg]", "troponin_t": "ng/L",
                        "cholesterol": "mmol/L",
                    ],
                ],
                "operator": ["column": "sign"],
            ],
        ],
        "observation": [
            "from": "notes",
            "columns": [
                "visit_occurrence_id": visit, "person_id": person,
                "observation_datetime": time("seen"), "finding": ["column": "item"],
                "value": ["column": "answer"],
            ],
        ],
        "condition_occurrence": [
            "from": "diagnoses",
            "columns": [
                "condition_occurrence_id": ["column": "did"], "visit_occurrence_id": visit,
                "person_id": person, "condition_source_value": ["column": "icd"],
                "condition_start_datetime": time("onset"), "recorded_datetime": time("coded"),
                "condition_status": ["column": "status"],
            ],
        ],
    ]

    private static let attributes: JSONValue = [
        "visit_attribute": [
            "from": "stays", "key": visit, "knownAt": time("came"),
            "columns": [
                "pain": [
                    "column": "pain", "type": "integer", "unit": "1", "to": "1",
                    "specials": ["unable": "unable_to_say"],
                ],
                "insured": ["column": "insured", "type": "flag", "protected": true],
            ],
        ]
    ]

    private static let create = """
        CREATE TABLE people (pid, sex, birth_year, since, until);
        CREATE TABLE stays (sid, pid, kind, came, went, complaint, way, pain, insured);
        CREATE TABLE results (sid, pid, test, taken, reported, result, sign);
        CREATE TABLE notes (sid, pid, seen, item, answer);
        CREATE TABLE diagnoses (did, pid, sid, icd, onset, coded, status);

        """

    private static let rows = people + stays + results + notes + diagnoses

    private static let people = WardFile.persons.map { person in
        "INSERT INTO people VALUES ('\(person.id)', '\(person.sex)', \(person.born), "
            + "'\(person.watchedFrom)', NULL);\n"
    }.joined()

    private static let stays = WardFile.visits.map { visit in
        let pain = visit.pain.map(String.init) ?? "'unable'"
        return "INSERT INTO stays VALUES ('\(visit.id)', '\(visit.person)', '\(visit.kind)', "
            + "\(iso(visit.began)), \(iso(visit.ended)), '\(visit.complaint)', "
            + "'\(visit.arrival)', \(pain), \(visit.isInsured));\n"
    }.joined()

    private static let results = (WardFile.vitals + WardFile.laboratory).map { row in
        "INSERT INTO results VALUES ('\(row.visit)', '\(row.person)', '\(row.analyte)', "
            + "\(iso(row.collected)), \(iso(row.resulted)), \(row.value), "
            + "'\(row.isBelow ? "lt" : "eq")');\n"
    }.joined()

    private static let notes = WardFile.findings.map { visit, time, value in
        "INSERT INTO notes VALUES ('\(visit.id)', '\(visit.person)', \(iso(time)), "
            + "'st_deviation', '\(value)');\n"
    }.joined()

    private static let diagnoses = WardFile.codes.map { code in
        let visit = code.visit.map { "'\($0)'" } ?? "NULL"
        return "INSERT INTO diagnoses VALUES ('\(code.id)', '\(code.person)', \(visit), "
            + "'\(code.icd)', \(iso(code.onset)), \(iso(code.recorded)), '\(code.status)');\n"
    }.joined()

    private static func iso(_ minutes: Int?) -> String {
        minutes.map { "'\(WardClock($0).iso)Z'" } ?? "NULL"
    }
}

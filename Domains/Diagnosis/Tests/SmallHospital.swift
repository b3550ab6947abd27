import Diagnosis
import Documents
import Foundation
import Learning
import Tabular

/// A hospital of a handful of visits, made anew for each test and gone with the value.
///
/// Unless a test says otherwise a visit is an emergency that arrives on 1 March 2025 at 10:00 UTC
/// and ends at 20:00.
final class SmallHospital: Sendable {
    private let folder: URL

    init(_ rows: [String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "hospital-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try SampleDatabase.create(
            ([SmallHospital.tables] + rows).joined(separator: ";\n"),
            at: folder.appending(path: "ward.sqlite").path(percentEncoded: false))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    private static let tables = """
        CREATE TABLE patient (id, sex, born, died);
        CREATE TABLE visit (id, patient, kind, began, ended, age, complaint, arrival);
        CREATE TABLE result (visit, patient, what, collected, resulted, value, sign, unit, method);
        CREATE TABLE code (id INTEGER PRIMARY KEY, patient, visit, icd, onset, recorded, status);
        CREATE TABLE verdict (visit, what, number, word, resulted);
        CREATE TABLE period (patient, begun, ended);
        CREATE TABLE finding (visit, patient, at, what, value)
        """

    /// The hospital's own mapping; `absent` names columns or tables that it leaves out.
    func mapping(
        without absent: Set<String> = [], timezone: String? = nil,
        schema: CanonicalSchema = Diagnosis.schema
    ) throws -> Mapping {
        let tables = SmallHospital.mapped.compactMap {
            table, source, columns -> (String, JSONValue)? in
            guard !absent.contains(table) else { return nil }
            let kept = columns.filter { !absent.contains("\(table).\($0.0)") }
            return (table, ["from": .string(source), "columns": SmallHospital.object(kept)])
        }
        var missing: [(String, JSONValue)] = []
        for table in Diagnosis.schema.tables {
            guard let mapped = tables.first(where: { $0.0 == table.name })?.1["columns"] else {
                missing.append((table.name, "not held"))
                continue
            }
            for column in table.columns where mapped[column.name] == nil {
                missing.append(("\(table.name).\(column.name)", "not held"))
            }
        }
        let zone: [(String, JSONValue)] = timezone.map { [("timezone", .string($0))] } ?? []
        return try Mapping(
            SmallHospital.object(
                [
                    ("mapping", 1), ("domain", "diagnosis"), ("institution", "alder"),
                    ("database", "ward.sqlite"), ("completeThrough", "2025-06-30"),
                    ("tables", SmallHospital.object(tables)),
                    ("absent", SmallHospital.object(missing)),
                ] + zone), schema: schema)
    }

    func read<Result>(
        without absent: Set<String> = [], timezone: String? = nil,
        schema: CanonicalSchema = Diagnosis.schema,
        _ body: (CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        let mapping = try mapping(without: absent, timezone: timezone, schema: schema)
        let path = folder.appending(path: "ward.sqlite").path(percentEncoded: false)
        return try InstitutionDatabase(path: path).snapshot { snapshot in
            try body(try snapshot.install(mapping, schema: schema), snapshot)
        }
    }

    private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(members.map { JSONMember(key: $0.0, value: $0.1) })
    }

    private static func time(_ column: String) -> JSONValue {
        ["column": .string(column), "date": "iso8601"]
    }

    private static let mapped: [(String, String, [(String, JSONValue)])] = [
        (
            "person", "patient",
            [
                ("person_id", ["column": "id"]), ("sex", ["column": "sex"]),
                ("year_of_birth", ["column": "born"]),
            ]
        ),
        (
            "death", "patient",
            [("person_id", ["column": "id"]), ("death_datetime", time("died"))]
        ),
        (
            "visit_occurrence", "visit",
            [
                ("visit_occurrence_id", ["column": "id"]), ("person_id", ["column": "patient"]),
                ("visit_kind", ["column": "kind"]), ("visit_start_datetime", time("began")),
                ("visit_end_datetime", time("ended")), ("age_at_visit", ["column": "age"]),
                ("chief_complaint", ["column": "complaint"]), ("arrival", ["column": "arrival"]),
            ]
        ),
        (
            "observation_period", "period",
            [
                ("person_id", ["column": "patient"]), ("period_start", time("begun")),
                ("period_end", time("ended")),
            ]
        ),
        (
            "observation", "finding",
            [
                ("person_id", ["column": "patient"]), ("visit_occurrence_id", ["column": "visit"]),
                ("observation_datetime", time("at")), ("finding", ["column": "what"]),
                ("value", ["column": "value"]),
            ]
        ),
        (
            "measurement", "result",
            [
                ("person_id", ["column": "patient"]), ("visit_occurrence_id", ["column": "visit"]),
                ("analyte", ["column": "what"]), ("measurement_datetime", time("collected")),
                ("result_datetime", time("resulted")),
                (
                    "value_as_number",
                    [
                        "column": "value", "unitColumn": "unit",
                        "units": [
                            "mmol/L": "mmol/L", "mg/dL": "mg/dL", "1/min": "1/min",
                            "ng/L": "ng/L", "°C": "°C",
                        ],
                    ]
                ),
                ("operator", ["column": "sign"]), ("method", ["column": "method"]),
            ]
        ),
        (
            "condition_occurrence", "code",
            [
                ("condition_occurrence_id", ["column": "id"]), ("person_id", ["column": "patient"]),
                ("visit_occurrence_id", ["column": "visit"]),
                ("condition_source_value", ["column": "icd"]),
                ("condition_start_datetime", time("onset")),
                ("recorded_datetime", time("recorded")), ("condition_status", ["column": "status"]),
            ]
        ),
        (
            "reference_standard", "verdict",
            [
                ("visit_occurrence_id", ["column": "visit"]), ("procedure", ["column": "what"]),
                ("value_number", ["column": "number"]), ("value_code", ["column": "word"]),
                ("resulted_datetime", time("resulted")),
            ]
        ),
    ]
}

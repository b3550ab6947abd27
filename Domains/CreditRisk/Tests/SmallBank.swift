import CreditRisk
import Documents
import Foundation
import Learning
import Tabular

/// A bank of a handful of applications, made anew for each test and gone with the value.
final class SmallBank: Sendable {
    private let folder: URL

    /// One application a line: id, customer, applied on, decided on, decision, amount and income a
    /// month in euros, guaranteed euros, months, rate in percent, paid out euros, outcome, outcome on.
    static let applications = """
        ('a1', 'c1', '2024-01-10', '2024-01-15', 'approved', 12000, 2000, 6000, 12, 6.0, 12000, 'good', '2025-01-15'),
        ('a2', 'c2', '2024-02-10', '2024-02-15', 'approved', 24000, 2000, 0, 24, 0.0, 24000, 'bad', '2024-12-01'),
        ('a3', 'c1', '2024-03-10', '2024-03-15', 'approved', 6000, 0, 6000, 12, 6.0, 0, 'good', NULL),
        ('a4', 'c3', '2024-04-10', '2024-04-15', 'declined', 9000, 1500, 0, 12, 6.0, 0, NULL, NULL),
        ('a5', 'c4', '2024-05-10', '2024-05-15', 'approved', 3000, 1000, 0, 6, 6.0, 3000, 'bad', '2024-05-15'),
        ('a6', 'c5', '2024-06-10', '2024-06-15', 'approved', 4000, NULL, 0, 6, 6.0, 4000, 'indeterminate', NULL),
        ('a7', 'c6', '2024-07-10', '2024-07-15', 'approved', 5000, 1000, 0, 6, 6.0, 5000, NULL, NULL)
        """

    init(_ more: String = "") throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "bank-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try SampleDatabase.create(
            """
            CREATE TABLE file (id, customer, applied, decided, decision, amount, income, guaranteed, months,
              rate, paid, outcome, ended, housing DEFAULT 'own', expense DEFAULT 500);
            INSERT INTO file (id, customer, applied, decided, decision, amount, income, guaranteed, months,
              rate, paid, outcome, ended) VALUES \(SmallBank.applications); \(more)
            """, at: folder.appending(path: "core.sqlite").path(percentEncoded: false))
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    /// The bank's own mapping; `absent` names columns or tables that it leaves out.
    func mapping(without absent: Set<String> = []) throws -> Mapping {
        let tables = SmallBank.tables.compactMap { table, columns -> (String, JSONValue)? in
            guard !absent.contains(table) else { return nil }
            let kept = columns.filter { !absent.contains("\(table).\($0.0)") }
            return (table, ["from": "file", "columns": SmallBank.object(kept)])
        }
        var missing: [(String, JSONValue)] = []
        for table in CreditRisk.schema.tables {
            guard let mapped = tables.first(where: { $0.0 == table.name })?.1["columns"] else {
                missing.append((table.name, "not held"))
                continue
            }
            for column in table.columns where mapped[column.name] == nil {
                missing.append(("\(table.name).\(column.name)", "not held"))
            }
        }
        return try Mapping(
            [
                "mapping": 1, "domain": "credit-risk", "institution": "alder",
                "database": "core.sqlite",
                "completeThrough": "2025-12-31", "tables": SmallBank.object(tables),
                "absent": SmallBank.object(missing),
            ], schema: CreditRisk.schema)
    }

    func read<Result>(
        _ mapping: Mapping, _ body: (CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        let path = folder.appending(path: "core.sqlite").path(percentEncoded: false)
        return try InstitutionDatabase(path: path).snapshot { snapshot in
            try body(try snapshot.install(mapping, schema: CreditRisk.schema), snapshot)
        }
    }

    private static func object(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(members.map { JSONMember(key: $0.0, value: $0.1) })
    }

    private static let tables: [(String, [(String, JSONValue)])] = [
        (
            "application",
            [
                ("application_id", ["column": "id"]), ("customer_id", ["column": "customer"]),
                ("applied_on", ["column": "applied", "date": "iso8601"]),
                ("currency", ["constant": "EUR"]),
                ("product", ["constant": "instalment_credit"]),
                ("amount_minor", ["column": "amount", "unit": "major"]),
                ("income_minor_monthly", ["column": "income", "unit": "major"]),
                ("expense_minor_monthly", ["column": "expense", "unit": "major"]),
                ("guaranteed_minor", ["column": "guaranteed", "unit": "major"]),
                ("term_months", ["column": "months"]),
                ("rate_bp", ["column": "rate", "unit": "percent"]),
                ("housing", ["column": "housing"]),
            ]
        ),
        (
            "decision",
            [
                ("application_id", ["column": "id"]),
                ("decided_on", ["column": "decided", "date": "iso8601"]),
                ("outcome", ["column": "decision"]),
            ]
        ),
        (
            "loan",
            [
                ("loan_id", ["column": "id"]), ("application_id", ["column": "id"]),
                ("principal_minor", ["column": "paid", "unit": "major"]),
                ("opened_on", ["column": "decided", "date": "iso8601"]),
            ]
        ),
        (
            "recorded_outcome",
            [
                ("application_id", ["column": "id"]), ("outcome", ["column": "outcome"]),
                ("outcome_on", ["column": "ended", "date": "iso8601"]),
            ]
        ),
    ]
}

/// A study of the small bank, in the words of study.json.
enum SmallStudy {
    static let target: JSONValue = [
        "kind": "recorded-outcome", "positive": ["bad"], "negative": ["good"],
        "excluded": ["indeterminate"],
        "words": "bad, as the bank recorded it",
    ]

    static func loader(
        _ requests: [FeatureRequest], population: JSONValue = ["observation": "dated"],
        target: JSONValue = target
    ) throws -> FrameLoader {
        FrameLoader(
            resolver: CreditRisk.resolver,
            plan: try CreditRisk.plan(population: population, target: target), requests: requests,
            split: SplitRequest(kind: .hash(holdout: 300), validation: 0, seed: "2025"))
    }

    static func request(
        _ name: String,
        _ kind: FeatureSpecification.Kind = .number(range: 0...1_000_000, edges: [1]),
        currency: String? = nil, specials: [String] = []
    ) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(name: name, kind: kind, specials: specials),
            source: .domain(name: name, currency: currency))
    }
}

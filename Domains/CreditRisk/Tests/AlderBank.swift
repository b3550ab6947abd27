import CreditRisk
import Documents
import FederationTesting

/// A bank of one flat table: ISO dates, euros, percent, the canonical words.
enum AlderBank {
    static let shape = InstitutionShape(
        "alder", sql: table + rows,
        mapping: PartialMapping.text(
            "alder", of: CreditRisk.schema, tables: tables, attributes: attributes,
            completeThrough: "2025-12-31"))

    private static let tables: JSONValue = [
        "application": [
            "from": "file",
            "columns": [
                "application_id": ["column": "id"], "customer_id": ["column": "customer"],
                "applied_on": ["column": "applied", "date": "iso8601"],
                "currency": ["constant": "EUR"], "product": ["constant": "instalment"],
                "amount_minor": ["column": "amount", "unit": "major"],
                "income_minor_monthly": ["column": "income", "unit": "major"],
                "expense_minor_monthly": ["column": "expense", "unit": "major"],
                "term_months": ["column": "months"],
                "rate_bp": ["column": "rate", "unit": "percent"],
                "housing": ["column": "housing"],
            ],
        ],
        "decision": [
            "from": "file",
            "columns": [
                "application_id": ["column": "id"],
                "decided_on": ["column": "decided", "date": "iso8601"],
                "outcome": ["column": "decision"],
            ],
        ],
        "recorded_outcome": [
            "from": "file",
            "columns": ["application_id": ["column": "id"], "outcome": ["column": "outcome"]],
        ],
    ]

    private static let attributes: JSONValue = ["application_attribute": source]

    private static let source: JSONValue = [
        "from": "file", "key": ["column": "id"],
        "knownAt": ["column": "applied", "date": "iso8601"],
        "columns": [
            "visits": ["column": "visits", "type": "integer", "unit": "1", "to": "1"],
            "tenure": [
                "column": "tenure", "type": "number", "unit": "1", "to": "1",
                "specials": ["none": "not_employed"],
            ],
            "foreign": ["column": "foreigner", "type": "flag", "protected": true],
        ],
    ]

    private static let table = """
        CREATE TABLE file (id, customer, applied, decided, decision, amount, income, months, rate,
          housing, outcome, tenure, visits, foreigner, expense DEFAULT 500);

        """

    private static let rows = LoanFile.all.map { row in
        let income = row.income?.description ?? "NULL"
        let outcome = row.outcome.map { "'\($0)'" } ?? "NULL"
        let tenure = row.tenure?.description ?? "'none'"
        let texts = [row.id, row.customer, row.applied, row.decided, row.decision]
        let words = texts.map { "'\($0)'" }.joined(separator: ", ")
        let terms = "\(row.amount), \(income), \(row.months), \(row.rate), '\(row.housing)'"
        let rest = "\(outcome), \(tenure), \(row.visits), \(row.foreign)"
        return "INSERT INTO file VALUES (\(words), \(terms), \(rest), 500);\n"
    }.joined()
}

import CreditRisk
import Documents
import FederationTesting

/// A bank of two tables: German names and dates, cents, rates as text with commas, letters for codes.
enum BirchBank {
    static let shape = InstitutionShape(
        "birch", sql: create + rows,
        mapping: PartialMapping.text(
            "birch", of: CreditRisk.schema, tables: tables, attributes: attributes,
            completeThrough: "2025-12-31"))

    private static let tables: JSONValue = [
        "application": [
            "from": "ANTRAG",
            "columns": [
                "application_id": ["column": "NR"], "customer_id": ["column": "KUNDE"],
                "applied_on": ["column": "VOM", "date": "dd.MM.yyyy"],
                "currency": ["column": "WAEHRUNG"],
                "product": ["column": "ART", "codes": ["R": "instalment"]],
                "amount_minor": ["column": "BETRAG", "unit": "minor"],
                "income_minor_monthly": ["column": "EINKOMMEN", "unit": "minor"],
                "expense_minor_monthly": ["constant": 50_000],
                "term_months": ["column": "LAUFZEIT"],
                "rate_bp": ["column": "ZINS", "unit": "fraction", "number": "comma"],
                "housing": [
                    "column": "WOHNT", "codes": ["E": "own", "M": "rent", "F": "family"],
                ],
            ],
        ],
        "decision": [
            "from": "ENTSCHEID",
            "columns": [
                "application_id": ["column": "ANTRAG_NR"],
                "decided_on": ["column": "AM", "date": "yyyymmdd"],
                "outcome": ["column": "ERGEBNIS", "codes": ["J": "approved", "N": "declined"]],
            ],
        ],
        "recorded_outcome": [
            "from": "ENTSCHEID",
            "columns": [
                "application_id": ["column": "ANTRAG_NR"],
                "outcome": [
                    "column": "AUSGANG",
                    "codes": ["1": "good", "2": "bad", "3": "indeterminate"], "missing": ["-"],
                ],
            ],
        ],
    ]

    private static let attributes: JSONValue = ["application_attribute": source]

    private static let source: JSONValue = [
        "from": "ANTRAG", "key": ["column": "NR"],
        "knownAt": ["column": "VOM", "date": "dd.MM.yyyy"],
        "columns": [
            "visits": ["column": "BESUCHE", "type": "integer", "unit": "1", "to": "1"],
            "tenure": [
                "column": "MONATE_IM_AMT", "type": "number", "unit": "1", "to": "1",
                "specials": ["365243": "not_employed"],
            ],
            "foreign": [
                "column": "AUSLAND", "type": "flag", "codes": ["ja": "true", "nein": "false"],
                "protected": true,
            ],
        ],
    ]

    private static let create = """
        CREATE TABLE ANTRAG (NR TEXT, KUNDE TEXT, VOM TEXT, WAEHRUNG TEXT, ART TEXT, BETRAG INTEGER,
          EINKOMMEN INTEGER, LAUFZEIT INTEGER, ZINS TEXT, WOHNT TEXT, BESUCHE INTEGER,
          MONATE_IM_AMT INTEGER, AUSLAND TEXT);
        CREATE TABLE ENTSCHEID (ANTRAG_NR TEXT, AM INTEGER, ERGEBNIS TEXT, AUSGANG TEXT);

        """

    private static let letters = [
        "own": "E", "rent": "M", "family": "F", "approved": "J", "declined": "N", "good": "1",
        "bad": "2", "indeterminate": "3",
    ]

    private static let rows = LoanFile.all.map { application($0) + decision($0) }.joined()

    private static func application(_ row: LoanFile) -> String {
        let date = row.applied.split(separator: "-").reversed().joined(separator: ".")
        let income = row.income.map { String(Int($0 * 100)) } ?? "NULL"
        let rate = (row.rate / 100).description.replacing(".", with: ",")
        let words = "'\(row.id)', '\(row.customer)', '\(date)', 'EUR', 'R'"
        let terms = "\(Int(row.amount * 100)), \(income), \(row.months), '\(rate)'"
        let rest = "'\(letters[row.housing] ?? "")', \(row.visits), \(row.tenure ?? 365_243)"
        let foreign = row.foreign ? "ja" : "nein"
        return "INSERT INTO ANTRAG VALUES (\(words), \(terms), \(rest), '\(foreign)');\n"
    }

    private static func decision(_ row: LoanFile) -> String {
        let day = row.decided.replacing("-", with: "")
        let outcome = row.outcome.flatMap { letters[$0] } ?? "-"
        let result = letters[row.decision] ?? ""
        return "INSERT INTO ENTSCHEID VALUES ('\(row.id)', \(day), '\(result)', '\(outcome)');\n"
    }
}

import CreditRisk
import Documents
import FederationTesting
import Learning
import Tabular

/// Eight applications as two banks hold them, and a study of them.
enum CreditRiskSamples {
    static let all = ConformanceSamples(
        shapes: [AlderBank.shape, BirchBank.shape],
        population: ["observation": "dated", "t0": "decided_on"],
        target: [
            "kind": "recorded-outcome", "positive": ["bad"], "negative": ["good"],
            "excluded": ["indeterminate"], "words": "bad, as the bank recorded it",
        ],
        requests: [
            .feature("amount", .number(range: 0...100_000, edges: [5000]), currency: "EUR"),
            .feature("term", .number(range: 0...120, edges: [12])),
            .feature(
                "loan_to_income", .number(range: 0...10, edges: [0.5]), specials: ["no_income"]),
            .feature(
                "debt_to_income", .number(range: 0...10, edges: [0.5]), specials: ["no_income"]),
            .feature("housing", .code(levels: ["own", "rent", "family"], ordered: false)),
            .feature("product", .code(levels: ["instalment", "other"], ordered: false)),
            .attribute(
                "visits", of: "application_attribute", .integer,
                .number(range: 0...100, edges: [2]), unit: "1"),
            .attribute(
                "tenure", of: "application_attribute", .number,
                .number(range: 0...600, edges: [12]), specials: ["not_employed"], unit: "1"),
            .attribute("foreign", of: "application_attribute", .flag, .flag, role: .subgroup),
        ],
        expected: ExpectedRows(
            classes: [7, 4],
            excluded: ["not approved": 1, "recorded outcome excluded by the target": 1]),
        words: CreditRisk.glossary.entries.flatMap { [$0.word, $0.meaning] })
}

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
            request("amount", .number(range: 0...100_000, edges: [5000]), currency: "EUR"),
            request("term", .number(range: 0...120, edges: [12])),
            request(
                "loan_to_income", .number(range: 0...10, edges: [0.5]), specials: ["no_income"]),
            request(
                "debt_to_income", .number(range: 0...10, edges: [0.5]), specials: ["no_income"]),
            request("housing", .code(levels: ["own", "rent", "family"], ordered: false)),
            request("product", .code(levels: ["instalment", "other"], ordered: false)),
            attribute("visits", .integer, .number(range: 0...100, edges: [2]), unit: "1"),
            attribute(
                "tenure", .number, .number(range: 0...600, edges: [12]), unit: "1",
                specials: ["not_employed"]),
            attribute("foreign", .flag, .flag, role: .subgroup),
        ],
        expected: ExpectedRows(
            classes: [7, 4],
            excluded: ["not approved": 1, "recorded outcome excluded by the target": 1]),
        words: CreditRisk.glossary.entries.flatMap { [$0.word, $0.meaning] })

    private static func request(
        _ name: String, _ kind: FeatureSpecification.Kind, currency: String? = nil,
        specials: [String] = []
    ) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(name: name, kind: kind, specials: specials),
            source: .domain(name: name, currency: currency))
    }

    private static func attribute(
        _ name: String, _ type: AttributeType, _ kind: FeatureSpecification.Kind,
        unit: String? = nil, specials: [String] = [], role: FeatureRequest.Role = .feature
    ) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(name: name, kind: kind, specials: specials),
            source: .attribute(table: "application_attribute", name: name, type: type, unit: unit),
            role: role)
    }
}

import Learning
import Tabular

/// Requests as a study makes them.
enum Requests {
    static func domain(
        _ name: String, _ kind: FeatureSpecification.Kind, currency: String? = nil,
        specials: [String] = [], role: FeatureRequest.Role = .feature, isWaived: Bool = false
    ) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(name: name, kind: kind, specials: specials),
            source: .domain(name: name, currency: currency), role: role, isWaived: isWaived)
    }

    static func attribute(
        _ name: String, _ type: AttributeType, _ kind: FeatureSpecification.Kind,
        unit: String? = nil,
        specials: [String] = [], role: FeatureRequest.Role = .feature, isWaived: Bool = false,
        table: String = "request_attribute"
    ) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(name: name, kind: kind, specials: specials),
            source: .attribute(table: table, name: name, type: type, unit: unit), role: role,
            isWaived: isWaived)
    }

    static let number = FeatureSpecification.Kind.number(range: 0...1000, edges: [10])

    static func codes(_ levels: String...) -> FeatureSpecification.Kind {
        .code(levels: levels, ordered: false)
    }
}

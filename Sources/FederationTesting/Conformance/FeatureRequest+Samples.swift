package import Learning
package import Tabular

extension FeatureRequest {
    /// A feature of the domain's list, under its own name.
    package static func feature(
        _ name: String, _ kind: FeatureSpecification.Kind, specials: [String] = [],
        currency: String? = nil, window: Int? = nil, isWaived: Bool = false
    ) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(name: name, kind: kind, specials: specials),
            source: .domain(name: name, currency: currency, window: window), isWaived: isWaived)
    }

    /// An attribute that the study declares, under its own name.
    package static func attribute(
        _ name: String, of table: String, _ type: AttributeType, _ kind: FeatureSpecification.Kind,
        specials: [String] = [], unit: String? = nil, resolution: Int? = nil,
        role: Role = .feature
    ) -> FeatureRequest {
        FeatureRequest(
            specification: FeatureSpecification(name: name, kind: kind, specials: specials),
            source: .attribute(
                table: table, name: name, type: type, unit: unit, resolution: resolution),
            role: role)
    }
}

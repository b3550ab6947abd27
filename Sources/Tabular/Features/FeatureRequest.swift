package import Learning

/// One input that a study asks of an institution's rows.
package struct FeatureRequest: Sendable, Hashable {
    package enum Source: Sendable, Hashable {
        /// A feature of the domain's list; money needs the study's currency. `window` is how far
        /// back it looks, in units of the study's axis.
        case domain(name: String, currency: String?, window: Int? = nil)
        /// A column that the study declares. `unit` is nil for flags and codes; numbers are rounded
        /// to `resolution` decimals where that is set.
        case attribute(
            table: String, name: String, type: AttributeType, unit: String?, resolution: Int? = nil)
        /// Made of other attributes that the study declares, named by the requests for them.
        case derived(Derivation, unit: String?)
    }

    package enum Role: String, Sendable, Hashable, CaseIterable {
        /// Enters the model.
        case feature
        /// Only feeds a derived feature.
        case input
        /// Splits the report only.
        case subgroup
        /// Is read by a split by column only.
        case split
    }

    package let specification: FeatureSpecification
    package let source: Source
    package let role: Role
    /// True when a waiver of the study names the feature, which lets in what is off or protected.
    package let isWaived: Bool

    package init(
        specification: FeatureSpecification, source: Source, role: Role = .feature,
        isWaived: Bool = false
    ) {
        self.specification = specification
        self.source = source
        self.role = role
        self.isWaived = isWaived
    }

    package var name: String { specification.name }
}

package import Learning

/// One entry of a study's `features`: what is read, and what the model makes of it.
package struct StudyFeature: Sendable, Hashable {
    /// Where the value comes from at each institution.
    package enum Source: Sendable, Hashable {
        /// A feature out of the domain's own list; `currency` is set for money.
        case domain(currency: String?)
        /// A column of one of the domain's attribute tables.
        case attribute(table: String, type: String, unit: String?)
        /// A feature made of two attributes or of a date, named by its kind.
        case derived(kind: String, of: [String], unit: String?)
    }

    package enum Role: String, Sendable, Hashable, CaseIterable {
        case feature
        case input
        case subgroup
        case split
    }

    package let specification: FeatureSpecification
    package let source: Source
    package let role: Role

    package var name: String { specification.name }
}

package import Learning

/// One entry of a study's `features`: what is read, and what the model makes of it.
package struct StudyFeature: Sendable, Hashable {
    /// Where the value comes from at each institution.
    package enum Source: Sendable, Hashable {
        /// A feature out of the domain's own list; `currency` is set for money, `window` for what
        /// looks back over a while.
        case domain(feature: String, currency: String?, window: StudyLength?)
        /// A column of one of the domain's attribute tables, rounded to `resolution` decimals where
        /// that is set.
        case attribute(table: String, type: String, unit: String?, resolution: Int?)
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

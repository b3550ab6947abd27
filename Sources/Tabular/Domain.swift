package import Documents

/// What one field of work adds to the suite. Everything else is shared.
package protocol Domain: Sendable {
    /// The word in mapping.json and study.json, such as `credit-risk`.
    static var name: String { get }
    /// The node's program, such as `bank-node`.
    static var program: String { get }
    /// What a member of this field is called, such as `bank`.
    static var institution: String { get }
    /// A sentence that every study of the field must carry, so that every report says it; nil for none.
    static var notice: String? { get }
    /// The tables by which every institution's data is read.
    static var schema: CanonicalSchema { get }
    /// The quality checks that only this field knows.
    static var fieldChecks: [ShareCheck] { get }

    /// The quality checks of a study's loaded rows that only this field knows.
    static func studyChecks(_ loaded: LoadedFrame) -> [QualityResult]

    /// What the field asks an institution whose rows are unlike the others'.
    static var tells: DefinitionTells { get }

    /// What a study measures beside the schema's own measures, out of its own population.
    static func measures(population: JSONValue) throws -> [Measure]

    /// The features that a study may name, out of its own population.
    static func features(population: JSONValue) throws -> [DomainFeature]

    /// Which rows a study observes and what became of them, out of the study's own parameters.
    static func plan(population: JSONValue, target: JSONValue) throws -> ObservationPlan
}

extension Domain {
    package static var notice: String? { nil }

    package static var tells: DefinitionTells { .plain }

    package static func measures(population: JSONValue) throws -> [Measure] { [] }
}

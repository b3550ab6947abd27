package import Documents
package import Tabular

/// Given what is known of a visit by a moment, what will its diagnosis be? One row is one visit.
package enum Diagnosis: Domain {
    package static let name = "diagnosis"
    package static let program = "hospital-node"
    package static let institution = "hospital"

    /// The tables by which every hospital's data is read, named as in the OMOP common data model.
    package static let schema = CanonicalSchema(
        domain: name,
        tables: personTables + visitTables + [measurement] + diagnosisTables + treatmentTables,
        attributeTables: [
            AttributeTable(
                "visit_attribute", parent: "visit_occurrence", key: "visit_occurrence_id",
                knownAt: .instant)
        ],
        required: [
            ColumnReference("visit_occurrence", "visit_occurrence_id"),
            ColumnReference("visit_occurrence", "person_id"),
        ], measures: measures)

    /// The features of a visit, of every analyte, finding and earlier diagnosis that the population
    /// knows, those that are off included.
    package static func features(population: JSONValue) throws(StudyError) -> [DomainFeature] {
        features(of: try Population(population))
    }

    /// What the study's population measures beside the standard table, or otherwise than it.
    package static func measures(population: JSONValue) throws(StudyError) -> [Measure] {
        try Population(population).analytes
    }

    static func features(of population: Population) -> [DomainFeature] {
        let analytes = population.measured
        guard population.isDated else { return visitFeatures + analytes.map(onlyResult) }
        return visitFeatures + earlierFeatures(population) + findingFeatures(population)
            + analytes.flatMap { analyteFeatures($0, resultDelay: population.resultDelay) }
    }
}

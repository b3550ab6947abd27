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

    /// What the study's population measures beside the standard table.
    package static func measures(population: JSONValue) throws(StudyError) -> [Measure] {
        let standard = Set(MeasuredAnalyte.standard.map(\.name))
        return try Population(population).analytes.filter { !standard.contains($0.name) }.map {
            Measure(
                Analyte(
                    name: $0.name, unit: $0.unit, resolution: $0.resolution, plausible: $0.range))
        }
    }

    static func features(of population: Population) -> [DomainFeature] {
        visitFeatures + earlierFeatures(population) + findingFeatures(population)
            + population.measured.flatMap(analyteFeatures)
    }
}

package import Documents
package import Tabular

/// Will this machine fail within the horizon, or how much life is left, as known at this moment?
package enum MachineFailure: Domain {
    package static let name = "machine-failure"
    package static let program = "plant-node"
    package static let institution = "plant"

    /// The tables by which every institution's data is read.
    package static let schema = CanonicalSchema(
        domain: name, tables: assetTables + telemetryTables + workTables + jobTables,
        attributeTables: [
            AttributeTable(
                "asset_attribute", parent: "asset", key: "asset_id", knownAt: .moment),
            AttributeTable("job_attribute", parent: "job", key: "job_id", knownAt: .moment),
        ],
        required: [ColumnReference("asset", "asset_id")],
        measures: standardQuantities.map(\.measure))

    /// What a study's own quantities measure.
    package static func measures(population: JSONValue) throws(StudyError) -> [Measure] {
        try Population(population).declared.map(\.measure)
    }

    /// Every statistic of every quantity that the study or the field knows, and what is told of the
    /// asset itself.
    package static func features(
        population: JSONValue
    ) throws(StudyError) -> [DomainFeature] {
        let population = try Population(population)
        return assetFeatures(of: population) + quantityFeatures(of: population) + laterFeatures
    }
}

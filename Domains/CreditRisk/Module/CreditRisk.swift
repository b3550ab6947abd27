package import Documents
package import Tabular

/// Will an application, if it becomes a loan, go bad? One row is one application with its outcome.
package enum CreditRisk: Domain {
    package static let name = "credit-risk"
    package static let program = "bank-node"
    package static let institution = "bank"

    /// The tables by which every institution's data is read.
    package static let schema = CanonicalSchema(
        domain: name,
        tables: [customer, application, decision] + bureauTables + loanTables + [
            recordedOutcome, protectedAttribute,
        ],
        attributeTables: [
            AttributeTable("application_attribute", parent: "application", key: "application_id")
        ],
        required: [
            ColumnReference("application", "application_id"),
            ColumnReference("application", "customer_id"),
        ])

    /// The domain's own features, those that are off and those to come included.
    package static let features = applicationFeatures + laterFeatures

    /// Finds the columns and rules behind a study's requests.
    package static let resolver = FeatureResolver(schema: schema, features: features)

    package static func features(population: JSONValue) -> [DomainFeature] { features }
}

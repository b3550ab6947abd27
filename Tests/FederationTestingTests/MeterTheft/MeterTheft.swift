import Documents
import Tabular

/// Has somebody tampered with an electricity meter? One row is one inspection with its finding.
enum MeterTheft: Domain {
    static let name = "meter-theft"
    static let program = "grid-node"
    static let institution = "grid"

    static let schema = CanonicalSchema(
        domain: name, tables: [meter, reading, inspection],
        required: [ColumnReference("inspection", "meter_id")])

    static func features(population: JSONValue) -> [DomainFeature] { features }

    /// The field's nouns, as a study writes them for the coordinator's report.
    static let terms: JSONValue = [
        "entity": "meter", "event": "tampered", "nonEvent": "sound",
    ]
}

/// An institution's hold-out rows with what each model says of them. They never leave home.
package struct HoldoutScores: Sendable {
    /// 1 where the event happened, 0 where it did not.
    package let labels: [UInt8]
    /// For each row the number of its entity; rows of one borrower, patient or machine share it.
    package let entities: [Int]
    /// Probabilities of the event, from 0 to 1, row by row.
    package let local: [Double]
    package let federated: [Double]
    /// Nil where no recalibration was fitted.
    package let recalibrated: [Double]?

    package init(
        labels: [UInt8], entities: [Int], local: [Double], federated: [Double],
        recalibrated: [Double]? = nil
    ) {
        let counts = [entities.count, local.count, federated.count, recalibrated?.count]
        precondition(
            counts.allSatisfy { $0 ?? labels.count == labels.count },
            "every model has one probability, and every row one entity")
        self.labels = labels
        self.entities = entities
        self.local = local
        self.federated = federated
        self.recalibrated = recalibrated
    }

    package var rowCount: Int { labels.count }
    package var eventCount: Int { labels.reduce(0) { $0 + Int($1) } }
    package var entityCount: Int { Set(entities).count }

    /// The models that are held against the local baseline, with their probabilities.
    var challengers: [(model: Difference.Model, probabilities: [Double])] {
        [(.federated, federated)] + (recalibrated.map { [(.recalibrated, $0)] } ?? [])
    }
}

extension HoldoutScores: CustomStringConvertible {
    /// The shape only; no value of a row is ever printable.
    package var description: String { "HoldoutScores(\(rowCount) rows)" }
}

/// All that a verdict on one institution rests on.
package struct VerdictEvidence: Sendable, Hashable {
    /// Hold-out rows with and without the event, or of any class but the first and of the first,
    /// and the entities they belong to.
    package let events: Int
    package let nonEvents: Int
    package let entities: Int
    /// Whether the federated model reached its stopping rule.
    package let converged: Bool
    /// A condition that the field adds, such as too few events to raise alarms of, forbids a verdict.
    package let fieldForbids: Bool
    /// The local baseline's loss a row in the study's measure; nil where it is undefined.
    package let localLoss: Double?
    /// The federated and, where there is one, the recalibrated model against the local baseline.
    package let differences: [Difference]

    /// With fewer hold-out events that an alarm could have warned of, no alarm policy is judged.
    package static let fewestWatchedEvents = 5

    package init(
        events: Int, nonEvents: Int, entities: Int, converged: Bool = true,
        fieldForbids: Bool = false, localLoss: Double?, differences: [Difference]
    ) {
        self.events = events
        self.nonEvents = nonEvents
        self.entities = entities
        self.converged = converged
        self.fieldForbids = fieldForbids
        self.localLoss = localLoss
        self.differences = differences
    }
}

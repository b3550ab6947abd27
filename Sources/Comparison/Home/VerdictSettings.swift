/// What a study says about when an institution is told to join, and when it is told to wait.
package struct VerdictSettings: Sendable, Hashable {
    /// The loss whose fall counts as a gain.
    package enum Measure: String, Sendable, Hashable, CaseIterable {
        case logLoss
        case brier

        package var metric: Metric {
            switch self {
            case .logLoss: .logLoss
            case .brier: .brier
            }
        }
    }

    package let measure: Measure
    /// The least hold-out rows with and without the event, and the least hold-out entities.
    package let events: Int
    package let nonEvents: Int
    package let entities: Int
    /// A gain that matters, as a share of the local baseline's loss.
    package let gainMargin: Double
    /// A difference of AUC that matters.
    package let rankMargin: Double

    package init(
        measure: Measure = .logLoss, events: Int = 30, nonEvents: Int = 30, entities: Int = 50,
        gainMargin: Double = 0.02, rankMargin: Double = 0.01
    ) {
        precondition(
            gainMargin >= 0 && rankMargin >= 0, "the margins of a verdict are not negative")
        self.measure = measure
        self.events = events
        self.nonEvents = nonEvents
        self.entities = entities
        self.gainMargin = gainMargin
        self.rankMargin = rankMargin
    }
}

/// What a study says about when an institution is told to join, and when it is told to wait.
package struct VerdictSettings: Sendable, Hashable {
    /// The loss whose fall counts as a gain.
    package enum Measure: String, Sendable, Hashable, CaseIterable {
        case logLoss
        case brier
        case squaredError

        package var metric: Metric {
            switch self {
            case .logLoss: .logLoss
            case .brier: .brier
            case .squaredError: .squaredError
            }
        }
    }

    package let measure: Measure
    /// How well a model puts rows in order must not fall either; nil where nothing is ranked.
    package let rank: Metric?
    /// The least hold-out rows with and without the event, or of any class but the first and of the
    /// first; 0 for amounts.
    package let events: Int
    package let nonEvents: Int
    /// The least hold-out entities.
    package let entities: Int
    /// A gain that matters, as a share of the local baseline's loss.
    package let gainMargin: Double
    /// A difference of `rank` that matters.
    package let rankMargin: Double

    package init(
        measure: Measure = .logLoss, rank: Metric? = .auc, events: Int = 30, nonEvents: Int = 30,
        entities: Int = 50,
        gainMargin: Double = 0.02, rankMargin: Double = 0.01
    ) {
        precondition(
            gainMargin >= 0 && rankMargin >= 0, "the margins of a verdict are not negative")
        self.measure = measure
        self.rank = rank
        self.events = events
        self.nonEvents = nonEvents
        self.entities = entities
        self.gainMargin = gainMargin
        self.rankMargin = rankMargin
    }
}

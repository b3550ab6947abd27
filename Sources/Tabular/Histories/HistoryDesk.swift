/// The observations of one group, in the order of their time.
struct HistoryGroup {
    struct Observation {
        /// Its row in the frame.
        let row: Int
        let time: Moment
    }

    let key: String
    let observations: [Observation]
}

/// One feature that learns in a pass.
struct HistoryLearner {
    /// Its place among the features that learn.
    let feature: Int
    let histories: [History]
    let make: @Sendable () -> any HistoryReading
}

/// The features of one group while its history streams by.
struct HistoryDesk {
    private let group: HistoryGroup
    private let learners: [HistoryLearner]
    private var readings: [any HistoryReading]
    private var answered = 0
    /// How far past an observation the features are let see; 0 but where a check must fail.
    private let foresight: Int

    init(_ group: HistoryGroup, _ learners: [HistoryLearner], foresight: Int) {
        self.group = group
        self.learners = learners
        self.foresight = foresight
        readings = learners.map { $0.make() }
    }

    mutating func learn(_ row: HistoryRow, as learner: Int) {
        readings[learner].learn(row)
    }

    /// Answers the observations that a row known at `known` comes too late for; all of them for nil.
    mutating func answer(
        before known: Moment?, _ give: (_ feature: Int, _ row: Int, FeatureValue) -> Void
    ) {
        while answered < group.observations.count {
            let observation = group.observations[answered]
            if let known, observation.time + foresight >= known { return }
            for index in readings.indices {
                give(
                    learners[index].feature, observation.row,
                    readings[index].value(at: observation.time))
            }
            answered += 1
        }
    }
}

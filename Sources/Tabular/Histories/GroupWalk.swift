/// Goes through the groups of observations as the rows of their histories come by.
struct GroupWalk {
    private let groups: [HistoryGroup]
    private let learners: [HistoryLearner]
    private let foresight: Int
    private let give: (_ feature: Int, _ row: Int, FeatureValue) -> Void
    private var next = 0
    private var key: String?
    private var desk: HistoryDesk?

    /// `groups` are sorted by their keys as bytes.
    init(
        _ groups: [HistoryGroup], _ learners: [HistoryLearner], foresight: Int,
        give: @escaping (_ feature: Int, _ row: Int, FeatureValue) -> Void
    ) {
        self.groups = groups
        self.learners = learners
        self.foresight = foresight
        self.give = give
    }

    /// Prepares for a row of a group that becomes known at a moment; false where nobody observes
    /// the group.
    mutating func reach(_ key: String, known: Moment) -> Bool {
        if key != self.key {
            self.key = key
            desk?.answer(before: nil, give)
            desk = nil
            answerGroups { $0.precedesAsBytes(key) }
            if next < groups.count, groups[next].key == key {
                desk = HistoryDesk(groups[next], learners, foresight: foresight)
                next += 1
            }
        }
        guard desk != nil else { return false }
        desk?.answer(before: known, give)
        return true
    }

    mutating func learn(_ row: HistoryRow, as learner: Int) {
        desk?.learn(row, as: learner)
    }

    /// Answers whatever has not been answered.
    mutating func finish() {
        desk?.answer(before: nil, give)
        desk = nil
        answerGroups { _ in true }
    }

    /// Groups without any row are answered from nothing.
    private mutating func answerGroups(while isDue: (String) -> Bool) {
        while next < groups.count, isDue(groups[next].key) {
            var empty = HistoryDesk(groups[next], learners, foresight: foresight)
            empty.answer(before: nil, give)
            next += 1
        }
    }
}

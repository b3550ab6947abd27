/// Reads one table's history once for all features that learn from the same groups of its rows.
///
/// Rows stream by; in memory are one block of them and what the features of one group remember,
/// however long the table is.
struct HistoryPass {
    private let learners: [HistoryLearner]
    private let query: HistoryQuery
    private let axis: TimeAxis
    private let foresight: Int
    /// For each learner where its columns stand among the cells of a row.
    private let places: [[Int]]

    /// - Parameters:
    ///   - learners: of one table, one group and one selector's column.
    ///   - foresight: how far past an observation the features are let see; 0 but where a check
    ///     must fail.
    init(
        _ learners: [HistoryLearner], table: CanonicalTable, axis: TimeAxis, foresight: Int,
        compiled: CompiledMapping
    ) {
        self.learners = learners
        self.axis = axis
        self.foresight = foresight
        let query = HistoryQuery(learners.map(\.history), table, compiled)
        self.query = query
        places = learners.map { $0.history.columns.map(query.place) }
    }

    /// Gives each learner's value for each observation of `groups`, which are sorted by their keys
    /// as bytes. Returns how many rows had no time of event and were not shown.
    func run(
        _ groups: [HistoryGroup], in snapshot: Snapshot,
        give: @escaping (_ feature: Int, _ row: Int, FeatureValue) -> Void
    ) throws(LoadingError) -> Int {
        var walk = GroupWalk(groups, learners, foresight: foresight, give: give)
        var undated = 0
        try ColumnReader.forEachBlock(query.sql, query.requests, in: snapshot) { block in
            let cells = Array(block.dropFirst(query.hasSelector ? 4 : 3))
            let arranged = places.map { $0.map { cells[$0] } }
            let wanting = wanting(block)
            for row in block[0].marks.indices {
                let times = ObservedCells([block[1], block[2]], row: row, axis: axis)
                guard let event = times.moment(0) else {
                    undated += 1
                    continue
                }
                guard walk.reach(block[0].texts[row], known: times.moment(1) ?? event) else {
                    continue
                }
                let interested =
                    query.hasSelector ? wanting[Int(block[3].numbers[row])] : wanting[0]
                for learner in interested {
                    walk.learn(
                        HistoryRow(
                            event: event, known: times.moment(1) ?? event,
                            cells: ObservedCells(arranged[learner], row: row, axis: axis)),
                        as: learner)
                }
            }
        }
        walk.finish()
        return undated
    }

    /// For each word of the block's selector the learners that want its rows; one list of all
    /// where there is no selector.
    private func wanting(_ block: [ColumnCells]) -> [[Int]] {
        guard query.hasSelector else { return [Array(learners.indices)] }
        return block[3].words.map { word in
            learners.indices.filter { learners[$0].history.selector?.word == word }
        }
    }
}

/// Goes through the groups of observations as their rows come by.
private struct GroupWalk {
    private let groups: [HistoryGroup]
    private let learners: [HistoryLearner]
    private let foresight: Int
    private let give: (_ feature: Int, _ row: Int, FeatureValue) -> Void
    private var next = 0
    private var key: String?
    private var desk: HistoryDesk?

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
            answerGroups { GroupWalk.precedes($0, key) }
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

    private static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}

/// Reads all histories that tie to one column of the observations, once for all features that learn
/// from them.
///
/// Rows stream by; in memory are one block of them and what the features of one group remember,
/// however long the tables are.
struct HistoryPass {
    private let learners: [HistoryLearner]
    private let query: HistoryQuery
    private let axis: TimeAxis
    private let foresight: Int
    /// For each part of the query which learners get its rows, as which of their histories.
    private let takers: [[Taker]]

    private struct Taker {
        let learner: Int
        /// The place of the history among the learner's.
        let source: Int
        let word: String?
        /// Where the history's columns stand among those of the statement.
        let places: [Int]
    }

    /// - Parameter foresight: how far past an observation the features are let see; 0 but where a
    ///   check must fail.
    init(
        _ learners: [HistoryLearner], schema: CanonicalSchema, axis: TimeAxis, foresight: Int,
        compiled: CompiledMapping
    ) {
        self.learners = learners
        self.axis = axis
        self.foresight = foresight
        let query = HistoryQuery(
            learners.flatMap(\.histories), schema: schema, axis: axis, compiled)
        self.query = query
        var takers = [[Taker]](repeating: [], count: query.parts.count)
        for (index, learner) in learners.enumerated() {
            for (source, history) in learner.histories.enumerated() {
                guard let part = query.part(of: history) else { continue }
                let places = history.columns.compactMap { name in
                    query.parts[part].place(of: name).map { query.start(of: part) + $0 }
                }
                takers[part].append(
                    Taker(
                        learner: index, source: source, word: history.selector?.word,
                        places: places))
            }
        }
        self.takers = takers
    }

    /// Gives each learner's value for each observation of `groups`, which are sorted by their keys
    /// as bytes. Returns how many rows had no time of event and were not shown.
    func run(
        _ groups: [HistoryGroup], in snapshot: Snapshot,
        give: @escaping (_ feature: Int, _ row: Int, FeatureValue) -> Void
    ) throws(LoadingError) -> Int {
        var walk = GroupWalk(groups, learners, foresight: foresight, give: give)
        var undated = 0
        guard !query.parts.isEmpty else {
            walk.finish()
            return 0
        }
        try ColumnReader.forEachBlock(query.sql, query.requests, in: snapshot) { block in
            let interested = interested(block)
            let timeColumns = [block[1], block[2]]
            for row in block[0].marks.indices {
                let times = ObservedCells(timeColumns, row: row, axis: axis)
                guard let event = times.moment(0) else {
                    undated += 1
                    continue
                }
                let known = times.moment(1) ?? event
                guard walk.reach(block[0].texts[row], known: known) else { continue }
                let word = block[4].marks[row] == .value ? Int(block[4].numbers[row]) + 1 : 0
                for taker in interested[Int(block[3].numbers[row])][word] {
                    walk.learn(
                        HistoryRow(
                            event: event, known: known, source: taker.source,
                            cells: ObservedCells(taker.cells, row: row, axis: axis)),
                        as: taker.learner)
                }
            }
        }
        walk.finish()
        return undated
    }

    private struct Interest {
        let learner: Int
        let source: Int
        let cells: [ColumnCells]
    }

    /// For each part, and in it for no word and for each word of the block, who gets such rows.
    private func interested(_ block: [ColumnCells]) -> [[[Interest]]] {
        takers.map { takers in
            let all = takers.map { taker in
                (
                    taker.word,
                    Interest(
                        learner: taker.learner, source: taker.source,
                        cells: taker.places.map { block[$0] })
                )
            }
            let words: [String?] = [nil] + block[4].words
            return words.map { word in all.filter { $0.0 == word }.map(\.1) }
        }
    }
}

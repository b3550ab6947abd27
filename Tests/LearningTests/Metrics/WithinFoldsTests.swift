import Learning
import Testing

@Suite struct `Ranking within folds` {
    private static let first = ScoredRows(labels: [1, 0], probabilities: [0.2, 0.1])
    private static let second = ScoredRows(
        labels: [1, 1, 0, 0], probabilities: [0.9, 0.7, 0.8, 0.6])

    /// 1 of 1 pair in order on two rows, 3 of 4 on four: (2·1 + 4·¾)/6. Together, where the second
    /// fold's scores are higher, it would be 6 of 9.
    @Test func `is the row-weighted mean of the areas, not the area of all rows`() throws {
        let mean = try WithinFolds.mean([Self.first, Self.second]) { ranking throws(MetricError) in
            try ranking.auc()
        }
        expectClose(mean, 5 / 6, relative: 1e-15)
        let all = ScoredRows(
            labels: [1, 0, 1, 1, 0, 0], probabilities: [0.2, 0.1, 0.9, 0.7, 0.8, 0.6])
        expectClose(try RankingMetrics(all).auc(), 6 / 9, relative: 1e-15)
    }

    @Test func `leaves out folds of one class, and says why where all are`() throws {
        let single = ScoredRows(labels: [0, 0, 0], probabilities: [0.1, 0.2, 0.3])
        let mean = try WithinFolds.mean([single, Self.second]) { ranking throws(MetricError) in
            try ranking.auc()
        }
        #expect(mean == 0.75)
        #expect(throws: MetricError.singleClass) {
            try WithinFolds.mean([single]) { ranking throws(MetricError) in try ranking.auc() }
        }
        #expect(throws: MetricError.noRows) {
            try WithinFolds.mean([ScoredRows]()) { ranking throws(MetricError) in
                try ranking.auc()
            }
        }
    }

    @Test func `of tables lies in a bracket around that of the rows`() throws {
        let layout = ScoreTableLayout(thresholds: [])
        let tables = [Self.first, Self.second].map { ScoreTable($0, layout: layout) }
        let bracket = try WithinFolds.aucBracket(tables)
        expectClose(bracket.lower, 5 / 6, relative: 1e-15)
        expectClose(bracket.upper, 5 / 6, relative: 1e-15)
        let joined = try ScoreTable(joining: tables)
        #expect(joined.rowCount == 6 && joined.positiveCount == 3)
    }

    /// Class 0 and 1 are told apart in both folds, class 2 stands in the second alone.
    @Test func `of classes is the mean over classes of what folds can say`() throws {
        let folds = [
            ClassScores(
                labels: [0, 1], classCount: 3, probabilities: [0.8, 0.1, 0.1, 0.2, 0.7, 0.1]),
            ClassScores(
                labels: [0, 1, 2], classCount: 3,
                probabilities: [0.1, 0.8, 0.1, 0.8, 0.1, 0.1, 0.1, 0.1, 0.8]),
        ]
        // Classes 0 and 1 have 1 in the first fold; in the second each one's 0.1 stands against 0.8
        // and 0.1, a loss and a tie: ¼. Class 2: 0.8 against 0.1 and 0.1, hence 1.
        let own = (2 * 1 + 3 * 0.25) / 5
        expectClose(try WithinFolds.macroAUC(folds), (own + own + 1) / 3, relative: 1e-14)
    }
}

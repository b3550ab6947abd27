/// Figures of ranking where every row was scored by a model that had not seen its fold.
///
/// Scores of different models are not one scale, so a figure is taken within each fold, and the
/// mean of the folds' figures weighs each by its rows. Folds in which the figure is undefined are
/// left out.
package enum WithinFolds {
    /// Throws `.noRows` where no fold has a row, and the last fold's reason where the figure is
    /// undefined in all of them.
    package static func mean<Fold>(
        _ folds: [Fold], rows: (Fold) -> Int, _ figure: (Fold) throws(MetricError) -> Double
    ) throws(MetricError) -> Double {
        var found: [(rows: Double, value: Double)] = []
        var reason = MetricError.noRows
        for fold in folds where rows(fold) > 0 {
            do { found.append((Double(rows(fold)), try figure(fold))) } catch { reason = error }
        }
        guard let first = found.first else { throw reason }
        if found.count == 1 { return first.value }
        return found.reduce(0) { $0 + $1.rows * $1.value } / found.reduce(0) { $0 + $1.rows }
    }

    package static func mean(
        _ folds: [ScoredRows], _ figure: (RankingMetrics) throws(MetricError) -> Double
    ) throws(MetricError) -> Double {
        try mean(folds, rows: \.rowCount) { rows throws(MetricError) in
            try figure(RankingMetrics(rows))
        }
    }

    package static func mean(
        _ folds: [ScoreTable], _ figure: (ScoreTable) throws(MetricError) -> Double
    ) throws(MetricError) -> Double {
        try mean(folds, rows: { Int($0.rowCount) }, figure)
    }

    /// Where the mean of the folds' exact areas lies.
    package static func aucBracket(
        _ folds: [ScoreTable]
    ) throws(MetricError) -> AUCBracket {
        AUCBracket(
            lower: try mean(folds) { table throws(MetricError) in try table.aucBracket().lower },
            upper: try mean(folds) { table throws(MetricError) in try table.aucBracket().upper })
    }

    /// The plain mean over classes of each one's mean area against all others.
    package static func macroAUC(_ folds: [ClassScores]) throws(MetricError) -> Double {
        guard let count = folds.first?.classCount else { throw .noRows }
        var sum = 0.0
        for own in 0..<count {
            sum += try mean(folds.map { $0.against(rest: own) }) { ranking throws(MetricError) in
                try ranking.auc()
            }
        }
        return sum / Double(count)
    }

    /// Where the mean over classes lies.
    package static func macroAUCBracket(_ folds: [ClassTable]) throws(MetricError) -> AUCBracket {
        guard let count = folds.first?.classCount else { throw .noRows }
        var (lower, upper) = (0.0, 0.0)
        for own in 0..<count {
            let bracket = try aucBracket(folds.map { $0.againstRest[own] })
            lower += bracket.lower
            upper += bracket.upper
        }
        return AUCBracket(lower: lower / Double(count), upper: upper / Double(count))
    }
}

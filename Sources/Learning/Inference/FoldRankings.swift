/// The AUC of many weightings of the same rows: of all rows, or the row-weighted mean of the AUCs
/// within folds.
struct FoldRankings: Sendable {
    /// One of all rows, or one for each fold that has rows of both classes.
    private let rankings: [WeightedRanking]

    init(_ scores: [Double], labels: [UInt8], entities: [Int], folds: RowFolds?) {
        guard let folds else {
            rankings = [WeightedRanking(scores, labels: labels, entities: entities)]
            return
        }
        rankings = folds.rows.map { rows in
            WeightedRanking(scores, labels: labels, entities: entities, rows: rows)
        }.filter(\.hasBothClasses)
    }

    /// Nil when only one class has weight, in any of the folds.
    func auc(_ weights: [Double]) -> Double? {
        if rankings.count == 1 { return rankings[0].auc(weights) }
        var (sum, all) = (0.0, 0.0)
        for ranking in rankings {
            guard let area = ranking.auc(weights) else { return nil }
            let weight = ranking.rowWeight(weights)
            sum += weight * area
            all += weight
        }
        return all > 0 ? sum / all : nil
    }
}

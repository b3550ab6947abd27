/// How much a comparison of two models on the same rows could differ by chance.
///
/// Entities are drawn with all their rows, both models meet the same draws, and the interval runs
/// between percentiles of the drawn differences. Every measure starts from the same seed, so two
/// measures of one comparison see the same draws.
/// Source: Efron and Tibshirani 1993, chapter 13.
package struct PairedBootstrap: Sendable {
    /// 1 where the event happened, 0 where it did not; entities with any 1 are drawn apart from the
    /// others. All 0 where the target gives no reason to draw apart.
    package let labels: [UInt8]
    package let drawCount: Int
    package let seed: UInt64
    private let folds: RowFolds?
    private let draws: EntityDraws

    /// - Parameters:
    ///   - entities: for each row the number of its entity.
    ///   - folds: in which each row was held out, if every row was. Entities are then drawn within
    ///     folds and rows ranked within folds; `BootstrapResult.crossFitted` gives the interval.
    package init(
        labels: [UInt8], entities: [Int], folds: RowFolds? = nil, drawCount: Int = 2_000,
        seed: UInt64
    ) {
        precondition(drawCount >= 2, "an interval wants at least two draws")
        self.labels = labels
        self.drawCount = drawCount
        self.seed = seed
        self.folds = folds
        draws = EntityDraws(labels: labels, entities: entities, folds: folds)
    }

    /// AUC of the one model less AUC of the other. Above 0, the model in question is better.
    package func aucDifference(
        of scores: [Double], against others: [Double], level: Double = 0.95
    ) throws(MetricError) -> BootstrapResult {
        let own = ranking(scores, labels)
        let other = ranking(others, labels)
        return try interval(level: level) { multiplicities in
            guard let first = own.auc(multiplicities), let second = other.auc(multiplicities)
            else { return nil }
            return first - second
        }
    }

    /// The plain mean over classes of AUC against all others, of the one model less of the other.
    /// Above 0, the model in question is better. Draws that lack a class are replaced.
    package func macroAUCDifference(
        of scores: ClassScores, against others: ClassScores, level: Double = 0.95
    ) throws(MetricError) -> BootstrapResult {
        let own = rankings(scores)
        let other = rankings(others)
        return try interval(level: level) { multiplicities in
            guard let first = Self.mean(own, multiplicities),
                let second = Self.mean(other, multiplicities)
            else { return nil }
            return first - second
        }
    }

    private func rankings(_ scores: ClassScores) -> [FoldRankings] {
        (0..<scores.classCount).map { number in
            let rows = scores.against(rest: number)
            return ranking(rows.probabilities, rows.labels)
        }
    }

    private func ranking(_ scores: [Double], _ labels: [UInt8]) -> FoldRankings {
        FoldRankings(scores, labels: labels, entities: draws.entityOfRow, folds: folds)
    }

    private static func mean(
        _ rankings: [FoldRankings], _ multiplicities: [Double]
    ) -> Double? {
        var sum = 0.0
        for ranking in rankings {
            guard let area = ranking.auc(multiplicities) else { return nil }
            sum += area
        }
        return sum / Double(rankings.count)
    }

    /// Mean log loss of the other model less that of the model in question. Above 0, the model in
    /// question is better.
    package func logLossReduction(
        of probabilities: [Double], against others: [Double], level: Double = 0.95
    ) throws(MetricError) -> BootstrapResult {
        try reduction(of: probabilities, against: others, level: level) {
            ProbabilityMetrics.logLoss(label: $0, probability: $1)
        }
    }

    /// Brier score of the other model less that of the model in question. Above 0, the model in
    /// question is better.
    package func brierReduction(
        of probabilities: [Double], against others: [Double], level: Double = 0.95
    ) throws(MetricError) -> BootstrapResult {
        try reduction(of: probabilities, against: others, level: level) {
            ProbabilityMetrics.brier(label: $0, probability: $1)
        }
    }

    /// The mean of a number that each row has, such as a difference of two losses or benefits.
    package func mean(_ values: [Double], level: Double = 0.95)
        throws(MetricError) -> BootstrapResult
    {
        precondition(values.count == labels.count, "there is one value for each row")
        var sums = [Double](repeating: 0, count: draws.entityCount)
        var sizes = sums
        for (row, entity) in draws.entityOfRow.enumerated() {
            sums[entity] += values[row]
            sizes[entity] += 1
        }
        return try interval(level: level) { multiplicities in
            var sum = 0.0
            var rows = 0.0
            for entity in multiplicities.indices {
                sum += multiplicities[entity] * sums[entity]
                rows += multiplicities[entity] * sizes[entity]
            }
            return rows > 0 ? sum / rows : nil
        }
    }

    /// Any measure of both models.
    ///
    /// - Parameter measure: takes how often each row counts, and gives the difference; nil where
    ///   it is undefined, upon which the draw is replaced by another.
    package func difference(
        level: Double = 0.95, _ measure: ([Double]) -> Double?
    ) throws(MetricError) -> BootstrapResult {
        try interval(level: level) { multiplicities in
            measure(draws.entityOfRow.map { multiplicities[$0] })
        }
    }

    private func reduction(
        of probabilities: [Double], against others: [Double], level: Double,
        loss: (UInt8, Double) -> Double
    ) throws(MetricError) -> BootstrapResult {
        precondition(
            probabilities.count == labels.count && others.count == labels.count,
            "there are two probabilities for each row")
        return try mean(
            labels.indices.map {
                loss(labels[$0], others[$0]) - loss(labels[$0], probabilities[$0])
            }, level: level)
    }

    /// `measure` takes how often each entity counts.
    private func interval(
        level: Double, _ measure: ([Double]) -> Double?
    ) throws(MetricError) -> BootstrapResult {
        guard !labels.isEmpty else { throw .noRows }
        let once = [Double](repeating: 1, count: draws.entityCount)
        guard let estimate = measure(once) else { throw .singleClass }
        var generator = SeededGenerator(seed: seed)
        var values: [Double] = []
        var redraws = 0
        while values.count < drawCount {
            if let value = measure(draws.draw(&generator)) {
                values.append(value)
            } else {
                redraws += 1
                guard redraws <= drawCount else { throw .tooManyRedraws(draws: drawCount) }
            }
        }
        return BootstrapResult(
            estimate: estimate, drawn: values.sorted(), level: level, redraws: redraws)
    }
}

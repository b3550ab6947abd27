import Learning

/// Paired differences of each model and the local baseline, with 95 % intervals.
struct PairedComparison {
    private let scores: HoldoutScores
    private let independentRows: Bool
    private let bootstrap: PairedBootstrap

    init(_ scores: HoldoutScores, independentRows: Bool, drawCount: Int, seed: UInt64) {
        self.scores = scores
        self.independentRows = independentRows
        bootstrap = PairedBootstrap(
            labels: scores.labels, entities: scores.entities, drawCount: drawCount, seed: seed)
    }

    var differences: [Difference] {
        scores.challengers.flatMap { model, probabilities in
            [
                loss(model, .logLoss, probabilities, bootstrap.logLossReduction),
                loss(model, .brier, probabilities, bootstrap.brierReduction),
                rank(model, probabilities),
            ].compactMap { $0 }
        }
    }

    private func loss(
        _ model: Difference.Model, _ metric: Metric, _ probabilities: [Double],
        _ reduction: ([Double], [Double], Double) throws(MetricError) -> BootstrapResult
    ) -> Difference? {
        guard let result = try? reduction(probabilities, scores.local, Difference.level) else {
            return nil
        }
        return difference(model, metric, result.interval, .bootstrap)
    }

    private func rank(_ model: Difference.Model, _ probabilities: [Double]) -> Difference? {
        guard independentRows else {
            let result = try? bootstrap.aucDifference(
                of: probabilities, against: scores.local, level: Difference.level)
            return result.map { difference(model, .auc, $0.interval, .bootstrap) }
        }
        let pair = try? PairedDeLong(
            labels: scores.labels, of: probabilities, against: scores.local)
        return pair.map { difference(model, .auc, $0.interval(level: Difference.level), .deLong) }
    }

    private func difference(
        _ model: Difference.Model, _ metric: Metric, _ interval: ConfidenceInterval,
        _ method: Difference.Method
    ) -> Difference {
        Difference(
            model: model, metric: metric, estimate: interval.estimate, interval: Bounds(interval),
            method: method)
    }
}

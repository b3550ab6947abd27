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
            labels: scores.labels, entities: scores.entities, folds: scores.folds,
            drawCount: drawCount, seed: seed)
    }

    var differences: [Difference] {
        scores.challengers.flatMap { model, predictions in
            switch scores.targetKind {
            case .event:
                [
                    loss(model, .logLoss, predictions, bootstrap.logLossReduction),
                    loss(model, .brier, predictions, bootstrap.brierReduction),
                    rank(model, predictions),
                ].compactMap { $0 }
            case .classes(let names):
                ofClasses(model, predictions, classCount: names.count)
            case .amount:
                [squaredError(model, predictions)].compactMap { $0 }
            }
        }
    }

    private func loss(
        _ model: Difference.Model, _ metric: Metric, _ probabilities: [Double],
        _ reduction: ([Double], [Double], Double) throws(MetricError) -> BootstrapResult
    ) -> Difference? {
        guard let result = try? reduction(probabilities, scores.local, Difference.level) else {
            return nil
        }
        return difference(model, metric, result)
    }

    private func rank(_ model: Difference.Model, _ probabilities: [Double]) -> Difference? {
        guard independentRows, scores.folds == nil else {
            let result = try? bootstrap.aucDifference(
                of: probabilities, against: scores.local, level: Difference.level)
            return result.map { difference(model, .auc, $0) }
        }
        let pair = try? PairedDeLong(
            labels: scores.labels, of: probabilities, against: scores.local)
        return pair.map { difference(model, .auc, $0.interval(level: Difference.level), .deLong) }
    }

    private func ofClasses(
        _ model: Difference.Model, _ probabilities: [Double], classCount: Int
    ) -> [Difference] {
        let own = scores.classScores(probabilities, classCount: classCount)
        let local = scores.classScores(scores.local, classCount: classCount)
        let area = try? bootstrap.macroAUCDifference(
            of: own, against: local, level: Difference.level)
        return [
            mean(model, .logLoss) { local.logLoss(ofRow: $0) - own.logLoss(ofRow: $0) },
            mean(model, .brier) { local.brier(ofRow: $0) - own.brier(ofRow: $0) },
            area.map { difference(model, .macroAuc, $0) },
        ].compactMap { $0 }
    }

    /// Against the truth as models learn it, cut to the study's range.
    private func squaredError(_ model: Difference.Model, _ amounts: [Double]) -> Difference? {
        mean(model, .squaredError) { row in
            let truth = scores.targetKind.learned(scores.targets[row])
            let own = amounts[row] - truth
            let local = scores.local[row] - truth
            return local * local - own * own
        }
    }

    /// The mean over rows of how much less the model loses than the local baseline.
    private func mean(
        _ model: Difference.Model, _ metric: Metric, _ gain: (Int) -> Double
    ) -> Difference? {
        let result = try? bootstrap.mean(
            scores.targets.indices.map(gain), level: Difference.level)
        return result.map { difference(model, metric, $0) }
    }

    private func difference(
        _ model: Difference.Model, _ metric: Metric, _ result: BootstrapResult
    ) -> Difference {
        guard let folds = scores.folds?.count else {
            return difference(model, metric, result.interval, .bootstrap)
        }
        return difference(model, metric, result.crossFitted(folds: folds), .crossFitted)
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

package import Learning

/// What becomes of decisions at one threshold, by the local baseline and by another model.
package struct DecisionComparison: Sendable, Hashable {
    package let model: Difference.Model
    package let local: ThresholdMetrics
    package let other: ThresholdMetrics
    /// `ownOnly` counts the rows on which only `model` is right.
    package let test: McNemar

    package var threshold: Double { local.threshold }

    init(
        _ scores: HoldoutScores, _ model: Difference.Model, _ probabilities: [Double],
        threshold: Double
    ) {
        self.model = model
        local = ThresholdMetrics(
            ScoredRows(labels: scores.labels, probabilities: scores.local), threshold: threshold)
        other = ThresholdMetrics(
            ScoredRows(labels: scores.labels, probabilities: probabilities), threshold: threshold)
        test = McNemar(
            labels: scores.labels, of: probabilities, against: scores.local, threshold: threshold)
    }
}

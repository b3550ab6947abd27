/// What becomes of decisions: the event is predicted where the probability reaches the threshold.
///
/// A share whose denominator is 0 is nil.
package struct ThresholdMetrics: Sendable, Hashable {
    package let threshold: Double
    package let truePositives: Int
    package let falsePositives: Int
    package let trueNegatives: Int
    package let falseNegatives: Int

    package init(
        threshold: Double, truePositives: Int, falsePositives: Int, trueNegatives: Int,
        falseNegatives: Int
    ) {
        self.threshold = threshold
        self.truePositives = truePositives
        self.falsePositives = falsePositives
        self.trueNegatives = trueNegatives
        self.falseNegatives = falseNegatives
    }

    package init(_ rows: ScoredRows, threshold: Double) {
        var counts = [0, 0, 0, 0]
        for (label, probability) in zip(rows.labels, rows.probabilities) {
            counts[(probability >= threshold ? 0 : 2) + (label == 1 ? 0 : 1)] += 1
        }
        self.init(
            threshold: threshold, truePositives: counts[0], falsePositives: counts[1],
            trueNegatives: counts[3], falseNegatives: counts[2])
    }

    package var rowCount: Int { positiveCount + negativeCount }
    package var positiveCount: Int { truePositives + falseNegatives }
    package var negativeCount: Int { trueNegatives + falsePositives }

    package var accuracy: Double? { share(truePositives + trueNegatives, of: rowCount) }
    /// Share of the predicted events that happened.
    package var precision: Double? { share(truePositives, of: truePositives + falsePositives) }
    /// Share of the events that were predicted.
    package var sensitivity: Double? { share(truePositives, of: positiveCount) }
    /// Share of the rows without the event for which none was predicted.
    package var specificity: Double? { share(trueNegatives, of: negativeCount) }
    /// Share of the predicted non-events that were none.
    package var negativePredictiveValue: Double? {
        share(trueNegatives, of: trueNegatives + falseNegatives)
    }

    package var f1: Double? {
        share(2 * truePositives, of: 2 * truePositives + falsePositives + falseNegatives)
    }

    /// Mean of sensitivity and specificity.
    package var balancedAccuracy: Double? {
        guard let sensitivity, let specificity else { return nil }
        return (sensitivity + specificity) / 2
    }

    /// The correlation of prediction and outcome, from −1 to 1 (Matthews 1975).
    package var matthewsCorrelation: Double? {
        let product =
            Double(truePositives + falsePositives) * Double(positiveCount)
            * Double(negativeCount) * Double(trueNegatives + falseNegatives)
        guard product > 0 else { return nil }
        let agreement = Double(truePositives) * Double(trueNegatives)
        let disagreement = Double(falsePositives) * Double(falseNegatives)
        return (agreement - disagreement) / product.squareRoot()
    }

    /// True positives less false ones at the rate of exchange that the threshold implies, a row
    /// (Vickers and Elkin 2006). Nil without rows; the threshold must lie below 1.
    package var netBenefit: Double? {
        guard rowCount > 0, threshold < 1 else { return nil }
        let odds = threshold / (1 - threshold)
        return (Double(truePositives) - Double(falsePositives) * odds) / Double(rowCount)
    }

    /// The net benefit of predicting the event for everybody.
    package var netBenefitOfAll: Double? {
        guard rowCount > 0, threshold < 1 else { return nil }
        let share = Double(positiveCount) / Double(rowCount)
        return share - (1 - share) * threshold / (1 - threshold)
    }

    private func share(_ part: Int, of whole: Int) -> Double? {
        whole > 0 ? Double(part) / Double(whole) : nil
    }
}

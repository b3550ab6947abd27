/// Two models' areas under the ROC curve on the same independent rows.
///
/// Source: DeLong, DeLong and Clarke-Pearson 1988; by mid-ranks as Sun and Xu 2014,
/// https://doi.org/10.1109/LSP.2014.2337313.
package struct PairedDeLong: Sendable, Hashable {
    /// The area of the model in question and of the one it is held against.
    package let auc: Double
    package let otherAUC: Double
    package let variance: Double
    package let otherVariance: Double
    package let covariance: Double

    /// - Parameters:
    ///   - labels: 1 where the event happened, 0 where it did not.
    ///   - scores: of the model in question; higher says that the event is likelier.
    ///   - others: of the model that it is held against.
    package init(labels: [UInt8], of scores: [Double], against others: [Double])
        throws(MetricError)
    {
        let own = try Placements(labels: labels, scores: scores)
        let other = try Placements(labels: labels, scores: others)
        auc = own.auc
        otherAUC = other.auc
        variance = own.covariance(with: own)
        otherVariance = other.covariance(with: other)
        covariance = own.covariance(with: other)
    }

    /// Above 0, the model in question ranks better.
    package var difference: Double { auc - otherAUC }

    package var differenceVariance: Double {
        max(0, variance + otherVariance - 2 * covariance)
    }

    /// difference ± z·standard error.
    package func interval(level: Double = 0.95) -> ConfidenceInterval {
        .wald(
            estimate: difference, standardError: differenceVariance.squareRoot(), level: level)
    }

    /// The difference over its standard error; nil when the rows tell no variance.
    package var z: Double? {
        differenceVariance > 0 ? difference / differenceVariance.squareRoot() : nil
    }

    /// Two-sided, against no difference; nil where z is.
    package var pValue: Double? { z.map(NormalDistribution.twoSided) }
}

/// Where each row of one class stands among the rows of the other.
private struct Placements {
    let auc: Double
    /// For each positive the share of negatives below it, for each negative that of positives
    /// above it; ties one half; in row order.
    let positives: [Double]
    let negatives: [Double]

    init(labels: [UInt8], scores: [Double]) throws(MetricError) {
        precondition(labels.count == scores.count, "there is one score for each row")
        precondition(scores.allSatisfy(\.isFinite), "a score is a finite number")
        let positiveScores = labels.indices.filter { labels[$0] == 1 }.map { scores[$0] }
        let negativeScores = labels.indices.filter { labels[$0] == 0 }.map { scores[$0] }
        guard !labels.isEmpty else { throw .noRows }
        let smaller = min(positiveScores.count, negativeScores.count)
        guard smaller > 0 else { throw .singleClass }
        guard smaller >= 2 else { throw .tooFewRows(needed: 2, found: smaller) }
        let together = Self.midRanks(positiveScores + negativeScores)
        let ownPositive = Self.midRanks(positiveScores)
        let ownNegative = Self.midRanks(negativeScores)
        let positiveCount = Double(positiveScores.count)
        let negativeCount = Double(negativeScores.count)
        positives = ownPositive.indices.map {
            (together[$0] - ownPositive[$0]) / negativeCount
        }
        negatives = ownNegative.indices.map {
            1 - (together[positiveScores.count + $0] - ownNegative[$0]) / positiveCount
        }
        auc = positives.reduce(0, +) / positiveCount
    }

    func covariance(with other: Placements) -> Double {
        Self.covarianceOfMeans(positives, auc, other.positives, other.auc)
            + Self.covarianceOfMeans(negatives, auc, other.negatives, other.auc)
    }

    private static func covarianceOfMeans(
        _ first: [Double], _ firstMean: Double, _ second: [Double], _ secondMean: Double
    ) -> Double {
        var sum = 0.0
        for index in first.indices {
            sum += (first[index] - firstMean) * (second[index] - secondMean)
        }
        return sum / Double(first.count - 1) / Double(first.count)
    }

    /// Ranks from 1; equal values share the mean of their ranks.
    private static func midRanks(_ values: [Double]) -> [Double] {
        let order = values.indices.sorted { values[$0] < values[$1] }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for place in start..<end { ranks[order[place]] = Double(start + 1 + end) / 2 }
            start = end
        }
        return ranks
    }
}

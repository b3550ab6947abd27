/// Outcomes sorted by score: how many rows of each class share each score or cell, from the lowest
/// score to the highest.
///
/// Exact scores and score tables both come to this form, so every ranking metric is written once.
package struct RankedGroups: Sendable, Hashable {
    package let positives: [Double]
    package let negatives: [Double]
    package let positiveCount: Double
    package let negativeCount: Double

    package init(positives: [Double], negatives: [Double]) {
        precondition(positives.count == negatives.count, "each group has both counts")
        self.positives = positives
        self.negatives = negatives
        positiveCount = positives.reduce(0, +)
        negativeCount = negatives.reduce(0, +)
    }

    /// One group for each distinct score.
    package init(_ rows: ScoredRows) {
        let order = rows.probabilities.indices.sorted {
            rows.probabilities[$0] < rows.probabilities[$1]
        }
        var positives: [Double] = []
        var negatives: [Double] = []
        var last: Double?
        for row in order {
            let score = rows.probabilities[row]
            if score != last {
                positives.append(0)
                negatives.append(0)
                last = score
            }
            if rows.labels[row] == 1 {
                positives[positives.count - 1] += rows.weight(row)
            } else {
                negatives[negatives.count - 1] += rows.weight(row)
            }
        }
        self.init(positives: positives, negatives: negatives)
    }

    func requireBothClasses() throws(MetricError) {
        guard positiveCount + negativeCount > 0 else { throw .noRows }
        guard positiveCount > 0, negativeCount > 0 else { throw .singleClass }
    }

    /// The least and the largest area under the ROC curve that these groups allow, whatever the
    /// order inside a group.
    package func aucBracket() throws(MetricError) -> AUCBracket {
        try requireBothClasses()
        var below = 0.0
        var lower = 0.0
        var tied = 0.0
        for (positive, negative) in zip(positives, negatives) {
            lower += positive * below
            tied += positive * negative
            below += negative
        }
        let pairs = positiveCount * negativeCount
        return AUCBracket(lower: lower / pairs, upper: (lower + tied) / pairs)
    }

    /// The largest distance of the two classes' distribution functions, over the edges between
    /// groups. From 0 to 1.
    package func ks() throws(MetricError) -> Double {
        try requireBothClasses()
        var distance = 0.0
        var positiveShare = 0.0
        var negativeShare = 0.0
        for (positive, negative) in zip(positives, negatives) {
            positiveShare += positive
            negativeShare += negative
            let gap = positiveShare / positiveCount - negativeShare / negativeCount
            distance = max(distance, gap.magnitude)
        }
        return distance
    }

    /// Σ(R_j − R_{j−1})·precision_j from the highest score down; rows of a group enter together.
    package func averagePrecision() throws(MetricError) -> Double {
        guard positiveCount + negativeCount > 0 else { throw .noRows }
        guard positiveCount > 0 else { throw .singleClass }
        var sum = 0.0
        var truePositives = 0.0
        var predicted = 0.0
        for (positive, negative) in zip(positives.reversed(), negatives.reversed()) {
            truePositives += positive
            predicted += positive + negative
            if positive > 0 { sum += positive * truePositives / predicted }
        }
        return sum / positiveCount
    }

    /// The points of the ROC curve from (0, 0) to (1, 1).
    ///
    /// - Parameter smallestStep: a point is kept only when at least so many rows came in since the
    ///   last, so that a published curve shows no small cell.
    package func rocCurve(smallestStep: Double = 1) throws(MetricError) -> [ROCPoint] {
        try requireBothClasses()
        var points = [ROCPoint(falsePositiveRate: 0, truePositiveRate: 0)]
        var (truePositives, falsePositives, pending) = (0.0, 0.0, 0.0)
        for (positive, negative) in zip(positives.reversed(), negatives.reversed()) {
            truePositives += positive
            falsePositives += negative
            pending += positive + negative
            let left = positiveCount + negativeCount - truePositives - falsePositives
            guard pending >= smallestStep, pending > 0, left == 0 || left >= smallestStep else {
                continue
            }
            pending = 0
            points.append(
                ROCPoint(
                    falsePositiveRate: falsePositives / negativeCount,
                    truePositiveRate: truePositives / positiveCount))
        }
        let end = ROCPoint(falsePositiveRate: 1, truePositiveRate: 1)
        return points.last == end ? points : points + [end]
    }
}

/// What a table of groups says about the area under the ROC curve.
package struct AUCBracket: Sendable, Hashable {
    package let lower: Double
    package let upper: Double

    package init(lower: Double, upper: Double) {
        self.lower = lower
        self.upper = upper
    }

    /// The area with ties counted one half.
    package var midpoint: Double { (lower + upper) / 2 }
}

/// One point of a ROC curve.
package struct ROCPoint: Sendable, Hashable {
    package let falsePositiveRate: Double
    package let truePositiveRate: Double

    package init(falsePositiveRate: Double, truePositiveRate: Double) {
        self.falsePositiveRate = falsePositiveRate
        self.truePositiveRate = truePositiveRate
    }
}

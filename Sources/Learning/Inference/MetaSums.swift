/// One institution's estimate with its variance.
package struct MetaValue: Sendable, Hashable {
    package let estimate: Double
    package let variance: Double

    package init(estimate: Double, variance: Double) {
        precondition(estimate.isFinite && variance.isFinite, "an estimate is a finite number")
        self.estimate = estimate
        self.variance = variance
    }
}

/// What one step of a meta-analysis takes from the institutions, at a given τ²: sums only.
package struct MetaSums: Sendable, Hashable {
    /// Σw, w = 1/(variance + τ²)
    package let weight: Double
    /// Σw·d
    package let weightedSum: Double
    /// Σw·d²
    package let weightedSquares: Double

    package init(weight: Double, weightedSum: Double, weightedSquares: Double) {
        self.weight = weight
        self.weightedSum = weightedSum
        self.weightedSquares = weightedSquares
    }

    package init(_ values: [MetaValue], tauSquared: Double) {
        var sums = (weight: 0.0, first: 0.0, second: 0.0)
        for value in values {
            let weight = 1 / (max(value.variance, MetaAnalysis.smallestVariance) + tauSquared)
            sums.weight += weight
            sums.first += weight * value.estimate
            sums.second += weight * value.estimate * value.estimate
        }
        self.init(
            weight: sums.weight, weightedSum: sums.first, weightedSquares: sums.second)
    }

    package var mean: Double { weightedSum / weight }

    /// Σw(d − mean)²
    package var spread: Double {
        max(0, weightedSquares - weightedSum * weightedSum / weight)
    }
}

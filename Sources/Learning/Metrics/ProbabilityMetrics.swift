/// How close predicted probabilities come to what happened. Lower is better for both losses.
package enum ProbabilityMetrics {
    /// Probabilities are kept this far from 0 and 1 before their logarithm is taken.
    package static let smallestProbability = 1e-15

    /// Mean of −log of the probability given to what happened.
    package static func logLoss(_ rows: ScoredRows) throws(MetricError) -> Double {
        try mean(rows) { logLoss(label: $0, probability: $1) }
    }

    /// Mean squared difference of probability and outcome (Brier 1950).
    package static func brier(_ rows: ScoredRows) throws(MetricError) -> Double {
        try mean(rows) { brier(label: $0, probability: $1) }
    }

    /// One row's log loss, from 0 to 34.54.
    package static func logLoss(label: UInt8, probability: Double) -> Double {
        let limit = smallestProbability
        let own = label == 1 ? probability : 1 - probability
        return -ElementaryFunctions.log(min(max(own, limit), 1 - limit))
    }

    /// One row's squared error, from 0 to 1.
    package static func brier(label: UInt8, probability: Double) -> Double {
        let error = probability - Double(label)
        return error * error
    }

    private static func mean(
        _ rows: ScoredRows, of loss: (UInt8, Double) -> Double
    ) throws(MetricError) -> Double {
        precondition(
            rows.probabilities.allSatisfy { $0 >= 0 && $0 <= 1 },
            "a probability lies between 0 and 1")
        var sum = 0.0
        var total = 0.0
        for row in 0..<rows.rowCount {
            let weight = rows.weight(row)
            sum += weight * loss(rows.labels[row], rows.probabilities[row])
            total += weight
        }
        guard total > 0 else { throw .noRows }
        return sum / total
    }
}

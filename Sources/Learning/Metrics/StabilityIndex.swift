/// How far the shares of two sets of rows lie apart, over the same bins.
package enum StabilityIndex {
    /// What keeps an empty bin from an infinite index.
    package enum Smoothing: Sendable, Hashable {
        /// Shares are (count + ½)/(rows + ½·bins).
        case halfRow
        /// Shares are taken as they are, but not below this.
        case floor(Double)
    }

    /// Σ(a − e)·ln(a/e) over the bins' shares; 0 when they are equal, never below.
    ///
    /// Missing is a bin of its own. Throws `.noRows` when a side is empty.
    package static func psi(
        expected: [Double], actual: [Double], smoothing: Smoothing = .halfRow
    ) throws(MetricError) -> Double {
        precondition(expected.count == actual.count, "both sides have the same bins")
        let expectedShares = try shares(expected, smoothing)
        let actualShares = try shares(actual, smoothing)
        var sum = 0.0
        for (expected, actual) in zip(expectedShares, actualShares) {
            sum += (actual - expected) * ElementaryFunctions.log(actual / expected)
        }
        return sum
    }

    /// The index that two samples of the same law exceed by chance in one case of twenty:
    /// (1/n + 1/m)·χ²₀.₉₅ with bins − 1 degrees (Yurdakul 2018).
    package static func criticalValue(
        expectedRows: Double, actualRows: Double, bins: Int
    ) -> Double {
        precondition(bins >= 2, "a comparison wants at least two bins")
        return (1 / expectedRows + 1 / actualRows)
            * ChiSquaredDistribution(degreesOfFreedom: Double(bins - 1)).quantile(0.95)
    }

    private static func shares(
        _ counts: [Double], _ smoothing: Smoothing
    ) throws(MetricError) -> [Double] {
        let rows = counts.reduce(0, +)
        guard rows > 0 else { throw .noRows }
        return counts.map { count in
            switch smoothing {
            case .halfRow: (count + 0.5) / (rows + 0.5 * Double(counts.count))
            case .floor(let least): max(count / rows, least)
            }
        }
    }
}

/// What the institutions' estimates say together, when each has a truth of its own.
///
/// Random effects: weights 1/(variance + τ²), τ² by Paule and Mandel 1982, the interval of the mean
/// by Hartung and Knapp 2001, the range for a new institution by Higgins, Thompson and
/// Spiegelhalter 2009.
package struct MetaAnalysis: Sendable, Hashable {
    /// Variances are not taken smaller, so that no weight exceeds 10^8.
    package static let smallestVariance = 1e-8

    package let count: Int
    /// The variance of the institutions' own truths.
    package let tauSquared: Double
    package let mean: Double
    /// 1/√Σw
    package let standardError: Double
    /// Of the mean; never narrower than mean ± z·standard error.
    package let interval: ConfidenceInterval
    /// Where the truth of a new institution lies; nil with fewer than three. Rough below five.
    package let prediction: ConfidenceInterval?
    /// Σw(d − mean)² at τ² = 0, which is χ² with count − 1 degrees if all truths are equal.
    package let heterogeneity: Double

    /// Throws `.tooFewRows` with fewer than two values.
    package init(_ values: [MetaValue], level: Double = 0.95) throws(MetricError) {
        guard values.count >= 2 else { throw .tooFewRows(needed: 2, found: values.count) }
        let centre = values[0].estimate
        let centred = values.map {
            MetaValue(estimate: $0.estimate - centre, variance: $0.variance)
        }
        let tauSquared = Self.tauSquared(centred)
        self.init(
            MetaSums(centred, tauSquared: tauSquared), count: values.count,
            tauSquared: tauSquared,
            heterogeneity: MetaSums(centred, tauSquared: 0).spread, centre: centre, level: level)
    }

    /// From sums at the final τ² alone, when nobody is named.
    ///
    /// - Parameters:
    ///   - heterogeneity: the spread of the sums at τ² = 0.
    ///   - centre: what was taken off every estimate before it was summed.
    package init(
        _ sums: MetaSums, count: Int, tauSquared: Double, heterogeneity: Double,
        centre: Double = 0, level: Double = 0.95
    ) {
        precondition(count >= 2, "a meta-analysis wants at least two values")
        let degrees = Double(count - 1)
        let plainReach =
            NormalDistribution.quantile(0.5 + level / 2) / sums.weight.squareRoot()
        let reach =
            StudentDistribution(degreesOfFreedom: degrees).quantile(0.5 + level / 2)
            * (sums.spread / (degrees * sums.weight)).squareRoot()
        let mean = centre + sums.mean
        self.count = count
        self.tauSquared = tauSquared
        self.mean = mean
        self.heterogeneity = heterogeneity
        standardError = 1 / sums.weight.squareRoot()
        interval = Self.interval(mean, max(reach, plainReach), level)
        prediction =
            count < 3
            ? nil
            : Self.interval(
                mean,
                StudentDistribution(degreesOfFreedom: degrees - 1).quantile(0.5 + level / 2)
                    * (tauSquared + 1 / sums.weight).squareRoot(), level)
    }

    private static func interval(
        _ mean: Double, _ reach: Double, _ level: Double
    ) -> ConfidenceInterval {
        ConfidenceInterval(estimate: mean, low: mean - reach, high: mean + reach, level: level)
    }

    /// The root of Σw(d − mean)² = count − 1, 0 if the left side is no larger at 0.
    private static func tauSquared(_ values: [MetaValue]) -> Double {
        let target = Double(values.count - 1)
        guard MetaSums(values, tauSquared: 0).spread > target else { return 0 }
        var far = 1.0
        while MetaSums(values, tauSquared: far).spread > target { far *= 2 }
        return MonotoneRoot.bisection(in: 0...far) {
            MetaSums(values, tauSquared: $0).spread - target
        }
    }
}

/// An estimate with the range that holds the truth in a share `level` of repetitions.
package struct ConfidenceInterval: Sendable, Hashable {
    package let estimate: Double
    package let low: Double
    package let high: Double
    /// Between 0 and 1, such as 0.95.
    package let level: Double

    package init(estimate: Double, low: Double, high: Double, level: Double) {
        precondition(level > 0 && level < 1, "a level lies between 0 and 1")
        precondition(low <= high, "an interval's ends are in order")
        self.estimate = estimate
        self.low = low
        self.high = high
        self.level = level
    }

    /// estimate ± z·standard error, z the normal quantile of the level.
    package static func wald(
        estimate: Double, standardError: Double, level: Double = 0.95
    ) -> ConfidenceInterval {
        let reach = NormalDistribution.quantile(0.5 + level / 2) * standardError
        return ConfidenceInterval(
            estimate: estimate, low: estimate - reach, high: estimate + reach, level: level)
    }

    /// For an estimate between 0 and 1: symmetric on the logit scale, hence inside (0, 1).
    ///
    /// Nil at 0 and 1, where the scale ends.
    package static func logit(
        estimate: Double, variance: Double, level: Double = 0.95
    ) -> ConfidenceInterval? {
        guard estimate > 0, estimate < 1 else { return nil }
        let place = ElementaryFunctions.logit(estimate)
        let reach =
            NormalDistribution.quantile(0.5 + level / 2) * variance.squareRoot()
            / (estimate * (1 - estimate))
        return ConfidenceInterval(
            estimate: estimate, low: ElementaryFunctions.sigmoid(place - reach),
            high: ElementaryFunctions.sigmoid(place + reach), level: level)
    }
}

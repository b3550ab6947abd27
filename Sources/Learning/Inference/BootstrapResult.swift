/// What a bootstrap says about one figure.
package struct BootstrapResult: Sendable, Hashable {
    /// The figure on the rows themselves, between percentiles of the drawn figures.
    package let interval: ConfidenceInterval
    /// The standard deviation of the drawn figures.
    package let standardError: Double
    /// Draws in which the figure was undefined, and which were replaced.
    package let redraws: Int

    /// - Parameter drawn: ascending, at least two.
    init(estimate: Double, drawn: [Double], level: Double, redraws: Int) {
        let tail = (1 - level) / 2
        interval = ConfidenceInterval(
            estimate: estimate, low: Self.quantile(drawn, tail),
            high: Self.quantile(drawn, 1 - tail), level: level)
        let mean = drawn.reduce(0, +) / Double(drawn.count)
        let squares = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        standardError = (squares / Double(drawn.count - 1)).squareRoot()
        self.redraws = redraws
    }

    /// The interval where every row was held out once, of `folds` models that share training rows.
    ///
    /// estimate ± t·√(s²·(1 + V/(V − 1))), s the standard error of draws within folds, t with V − 1
    /// degrees of freedom where V < 10, else normal: plain intervals are too short.
    /// Source: Nadeau and Bengio 2003, with n_test/n_train = 1/(V − 1).
    package func crossFitted(folds: Int) -> ConfidenceInterval {
        let count = Double(folds)
        let reach =
            Self.quantile(folds: folds, level: interval.level) * standardError
            * (1 + count / (count - 1)).squareRoot()
        return ConfidenceInterval(
            estimate: interval.estimate, low: interval.estimate - reach,
            high: interval.estimate + reach, level: interval.level)
    }

    /// How many standard errors a cross-fitted interval of the level reaches to each side.
    package static func quantile(folds: Int, level: Double = 0.95) -> Double {
        precondition(folds >= 2, "there are at least two folds")
        let share = 0.5 + level / 2
        return folds < 10
            ? StudentDistribution(degreesOfFreedom: Double(folds - 1)).quantile(share)
            : NormalDistribution.quantile(share)
    }

    /// Linear between the values at (count − 1)·share.
    private static func quantile(_ ascending: [Double], _ share: Double) -> Double {
        let place = share * Double(ascending.count - 1)
        let below = min(Int(place), ascending.count - 2)
        let part = place - Double(below)
        return ascending[below] + part * (ascending[below + 1] - ascending[below])
    }
}

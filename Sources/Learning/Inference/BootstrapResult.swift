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

    /// Linear between the values at (count − 1)·share.
    private static func quantile(_ ascending: [Double], _ share: Double) -> Double {
        let place = share * Double(ascending.count - 1)
        let below = min(Int(place), ascending.count - 2)
        let part = place - Double(below)
        return ascending[below] + part * (ascending[below + 1] - ascending[below])
    }
}

extension ConfidenceInterval {
    /// The share of `count` in `total`, as if each were drawn by itself.
    ///
    /// Both tails hold at most half of what the level leaves, so that the interval is never too
    /// short. Nil for a total of 0.
    /// Source: Clopper & Pearson 1934, https://doi.org/10.1093/biomet/26.4.404.
    package static func share(
        _ count: Int, of total: Int, level: Double = 0.95
    ) -> ConfidenceInterval? {
        precondition(0 <= count && count <= total, "a share is of what there is")
        guard total > 0 else { return nil }
        let tail = (1 - level) / 2
        let (inside, outside) = (Double(count), Double(total - count))
        let low =
            count == 0
            ? 0
            : MonotoneRoot.bisection(in: 0...1) {
                BetaFunction.regularised($0, inside, outside + 1) - tail
            }
        let high =
            count == total
            ? 1
            : MonotoneRoot.bisection(in: 0...1) {
                BetaFunction.regularised($0, inside + 1, outside) - (1 - tail)
            }
        return ConfidenceInterval(
            estimate: inside / Double(total), low: low, high: high, level: level)
    }

    /// How many are to be expected where `count` were counted, as if each came by itself.
    ///
    /// Source: Garwood 1936, https://doi.org/10.1093/biomet/28.3-4.437.
    package static func expected(_ count: Int, level: Double = 0.95) -> ConfidenceInterval {
        precondition(count >= 0, "a count is not below 0")
        let tail = (1 - level) / 2
        func half(_ events: Int, _ probability: Double) -> Double {
            ChiSquaredDistribution(degreesOfFreedom: 2 * Double(events)).quantile(probability) / 2
        }
        return ConfidenceInterval(
            estimate: Double(count), low: count == 0 ? 0 : half(count, tail),
            high: half(count + 1, 1 - tail), level: level)
    }
}

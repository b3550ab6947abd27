/// The χ² distribution.
package struct ChiSquaredDistribution: Sendable, Hashable {
    /// Above 0; need not be whole.
    package let degreesOfFreedom: Double

    package init(degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 0, "χ² wants degrees of freedom above 0")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The chance of a value up to x.
    package func cdf(_ x: Double) -> Double {
        GammaFunction.regularisedLower(0.5 * degreesOfFreedom, 0.5 * max(x, 0))
    }

    /// The chance of a value above x, accurate when it is small.
    package func upperTail(_ x: Double) -> Double {
        GammaFunction.regularisedUpper(0.5 * degreesOfFreedom, 0.5 * max(x, 0))
    }

    /// The x with cdf(x) = `probability`, which lies strictly between 0 and 1.
    package func quantile(_ probability: Double) -> Double {
        precondition(
            probability > 0 && probability < 1, "a quantile wants a probability between 0 and 1")
        var far = 1.0
        while cdf(far) < probability { far *= 2 }
        return MonotoneRoot.bisection(in: 0...far) { cdf($0) - probability }
    }
}

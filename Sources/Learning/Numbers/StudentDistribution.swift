/// Student's t distribution.
package struct StudentDistribution: Sendable, Hashable {
    /// Above 0; need not be whole.
    package let degreesOfFreedom: Double

    package init(degreesOfFreedom: Double) {
        precondition(degreesOfFreedom > 0, "Student's t wants degrees of freedom above 0")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The chance of a value up to t.
    package func cdf(_ t: Double) -> Double {
        let tail = 0.5 * twoSided(t)
        return t < 0 ? tail : 1 - tail
    }

    /// The chance of a magnitude of at least |t|.
    package func twoSided(_ t: Double) -> Double {
        let square = t * t
        if square < degreesOfFreedom {
            return 1
                - BetaFunction.regularised(
                    square / (degreesOfFreedom + square), 0.5, 0.5 * degreesOfFreedom)
        }
        return BetaFunction.regularised(
            degreesOfFreedom / (degreesOfFreedom + square), 0.5 * degreesOfFreedom, 0.5)
    }

    /// The t with cdf(t) = `probability`, which lies strictly between 0 and 1.
    package func quantile(_ probability: Double) -> Double {
        precondition(
            probability > 0 && probability < 1, "a quantile wants a probability between 0 and 1")
        if probability == 0.5 { return 0 }
        if probability > 0.5 { return -quantile(1 - probability) }
        var far = -1.0
        while cdf(far) > probability { far *= 2 }
        return MonotoneRoot.bisection(in: far...0) { cdf($0) - probability }
    }
}

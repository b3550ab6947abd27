/// The incomplete beta integral.
package enum BetaFunction {
    /// I_x(a, b) = ∫₀ˣ t^(a−1)(1−t)^(b−1) dt / B(a, b), from 0 to 1.
    ///
    /// By the continued fraction of Abramowitz and Stegun 1964, 26.5.8. To 1e-12 relative for a and
    /// b up to 1,000.
    package static func regularised(_ x: Double, _ a: Double, _ b: Double) -> Double {
        precondition(a > 0 && b > 0, "the incomplete beta function wants a and b above 0")
        precondition(x >= 0 && x <= 1, "the incomplete beta function wants x from 0 to 1")
        if x == 0 || x == 1 { return x }
        return x < (a + 1) / (a + b + 2) ? fraction(x, a, b) : 1 - fraction(1 - x, b, a)
    }

    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        var fraction = ContinuedFraction(start: 1)
        var level = 0.0
        repeat {
            let double = a + 2 * level
            fraction.extend(
                numerator: -(a + level) * (a + b + level) * x / (double * (double + 1)),
                denominator: 1)
            level += 1
            let next = a + 2 * level
            fraction.extend(
                numerator: level * (b - level) * x / ((next - 1) * next), denominator: 1)
        } while !fraction.isSettled
        let logFront =
            a * ElementaryFunctions.log(x) + b * ElementaryFunctions.log1p(-x)
            + GammaFunction.logGamma(a + b) - GammaFunction.logGamma(a)
            - GammaFunction.logGamma(b)
        return ElementaryFunctions.exp(logFront) / (a * fraction.value)
    }
}

/// The standard normal distribution.
package enum NormalDistribution {
    private static let rootOfHalf = 0.707_106_781_186_547_524_4
    private static let inverseRootOfTwoPi = 0.398_942_280_401_432_677_9

    /// The chance of a value up to z.
    package static func cdf(_ z: Double) -> Double {
        0.5 * ElementaryFunctions.erfc(-z * rootOfHalf)
    }

    /// The chance of a magnitude of at least |z|.
    package static func twoSided(_ z: Double) -> Double {
        ElementaryFunctions.erfc(z.magnitude * rootOfHalf)
    }

    /// The z with cdf(z) = `probability`, which lies strictly between 0 and 1; to 1e-12 relative.
    ///
    /// A rational start (Abramowitz and Stegun 1964, 26.2.23, off by 4.5e-4), then three steps of
    /// Halley's method.
    package static func quantile(_ probability: Double) -> Double {
        precondition(
            probability > 0 && probability < 1, "a quantile wants a probability between 0 and 1")
        if probability == 0.5 { return 0 }
        if probability > 0.5 { return -quantile(1 - probability) }
        let t = (-2 * ElementaryFunctions.log(probability)).squareRoot()
        let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
        let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
        var z = numerator / denominator - t
        for _ in 0..<3 {
            let density = inverseRootOfTwoPi * ElementaryFunctions.exp(-0.5 * z * z)
            let error = (cdf(z) - probability) / density
            z -= error / (1 + 0.5 * z * error)
        }
        return z
    }
}

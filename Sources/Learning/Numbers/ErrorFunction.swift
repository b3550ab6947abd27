extension ElementaryFunctions {
    private static let rootOfPi = 1.772_453_850_905_516_0

    /// The complementary error function 2/√π·∫ₓ^∞ e^−t² dt, from 2 down to 0.
    ///
    /// Relative accuracy 1e-12 wherever the result is a normal number. Below 2 by the power series
    /// of erf, from 2 on by its continued fraction (Abramowitz and Stegun 1964, 7.1.6 and 7.1.14).
    package static func erfc(_ x: Double) -> Double {
        if x.isNaN { return x }
        if x < 0 { return 2 - erfc(-x) }
        if x > 27 { return 0 }
        return x < 2 ? 1 - erfSeries(x) : erfcFraction(x)
    }

    /// 2/√π·e^−x²·Σ 2^n x^(2n + 1)/(2n + 1)!!
    private static func erfSeries(_ x: Double) -> Double {
        var term = x
        var sum = x
        var odd = 1.0
        while term > sum * 0x1p-56 {
            odd += 2
            term *= 2 * x * x / odd
            sum += term
        }
        return 2 / rootOfPi * exp(-x * x) * sum
    }

    /// e^−x²/√π ÷ (x + ½/(x + 1/(x + 1½/(x + 2/(x + …))))), from the inside.
    private static func erfcFraction(_ x: Double) -> Double {
        var fraction = x
        for level in stride(from: 120, through: 1, by: -1) {
            fraction = x + Double(level) / 2 / fraction
        }
        return exp(-x * x) / rootOfPi / fraction
    }
}

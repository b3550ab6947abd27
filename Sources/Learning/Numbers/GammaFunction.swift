/// The gamma function's logarithm and its incomplete integrals.
package enum GammaFunction {
    private static let halfLogTwoPi = 0.918_938_533_204_672_741_8
    /// Bernoulli numbers over 2n(2n − 1): Stirling's series.
    private static let stirling: [Double] = [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156,
        -3617.0 / 122_400,
    ]

    /// log Γ(x) for x > 0, to 1e-14 absolute plus 1e-15 relative.
    package static func logGamma(_ x: Double) -> Double {
        precondition(x > 0, "log Γ is taken of a positive number")
        var shifted = x
        var product = 1.0
        while shifted < 12 {
            product *= shifted
            shifted += 1
        }
        let inverse = 1 / shifted
        var series = 0.0
        for coefficient in stirling.reversed() {
            series = coefficient + series * inverse * inverse
        }
        return (shifted - 0.5) * ElementaryFunctions.log(shifted) - shifted + halfLogTwoPi
            + series * inverse - ElementaryFunctions.log(product)
    }

    /// P(a, x) = ∫₀ˣ t^(a−1)e^−t dt / Γ(a), from 0 to 1.
    package static func regularisedLower(_ a: Double, _ x: Double) -> Double {
        precondition(a > 0 && x >= 0, "the incomplete gamma function wants a > 0 and x ≥ 0")
        return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x)
    }

    /// 1 − P(a, x), accurate for small results too.
    package static func regularisedUpper(_ a: Double, _ x: Double) -> Double {
        precondition(a > 0 && x >= 0, "the incomplete gamma function wants a > 0 and x ≥ 0")
        return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x)
    }

    /// x^a·e^−x/Γ(a)
    private static func front(_ a: Double, _ x: Double) -> Double {
        ElementaryFunctions.exp(a * ElementaryFunctions.log(x) - x - logGamma(a))
    }

    private static func lowerSeries(_ a: Double, _ x: Double) -> Double {
        guard x > 0 else { return 0 }
        var term = 1 / a
        var sum = term
        var next = a
        while term > sum * 0x1p-56 {
            next += 1
            term *= x / next
            sum += term
        }
        return front(a, x) * sum
    }

    /// The continued fraction x + 1 − a − 1(1 − a)/(x + 3 − a − …), from the outside (Lentz 1976).
    private static func upperFraction(_ a: Double, _ x: Double) -> Double {
        guard x.isFinite else { return 0 }
        var fraction = ContinuedFraction(start: x + 1 - a)
        var level = 0.0
        repeat {
            level += 1
            fraction.extend(numerator: level * (a - level), denominator: x + 1 - a + 2 * level)
        } while !fraction.isSettled
        return front(a, x) / fraction.value
    }
}

/// The value of b₀ + a₁/(b₁ + a₂/(b₂ + …)), extended level by level (Lentz 1976).
struct ContinuedFraction {
    private(set) var value: Double
    private(set) var isSettled = false
    private var upper: Double
    private var lower = 0.0
    private var levels = 0
    private static let tiny = 1e-300
    /// More levels than any argument inside the stated ranges needs.
    private static let mostLevels = 100_000

    init(start: Double) {
        value = start == 0 ? Self.tiny : start
        upper = value
    }

    mutating func extend(numerator: Double, denominator: Double) {
        lower = denominator + numerator * lower
        if lower == 0 { lower = Self.tiny }
        lower = 1 / lower
        upper = denominator + numerator / upper
        if upper == 0 { upper = Self.tiny }
        let factor = upper * lower
        value *= factor
        levels += 1
        isSettled = (factor - 1).magnitude <= 0x1p-52 || levels >= Self.mostLevels
    }
}

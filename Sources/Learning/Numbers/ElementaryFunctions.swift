/// exp, log and what is made of them, from + − × ÷ alone.
///
/// The C libraries' own versions differ in the last bit between systems; these have the same bits
/// everywhere, so that they may steer a fold. Accurate to 2 units in the last place (`logit` to 3).
/// No branch depends on the argument in `exp` and `sigmoid`, so that loops over them vectorise.
package enum ElementaryFunctions {
    /// The last 21 bits are zero, so that whole numbers up to 2^21 times it are exact.
    private static let ln2High = 0x1.62e42feep-1
    private static let ln2Low = 0x1.a39ef35793c76p-33
    private static let log2e = 0x1.71547652b82fep0
    /// Adding and subtracting it rounds to the nearest whole number.
    private static let rounder = 0x1.8p52
    private static let rootOfTwo = 0x1.6a09e667f3bcdp0
    private static let rootOfHalfBits = 0x1.6a09e667f3bcdp-1.bitPattern

    /// e to the power x; +∞ above 709.79, 0 below −745.14.
    ///
    /// x = k·ln 2 + r with |r| ≤ 0.347, then the power series of e^r up to r^13, then 2^k in two
    /// factors, so that results below the normal range are reached too. What is lost in reducing x
    /// and in adding 1 is put back.
    @inline(__always)
    package static func exp(_ x: Double) -> Double {
        let upper = x > 710 ? 710 : x
        let clamped = upper < -746 ? -746 : upper
        let shifted = clamped * log2e + rounder
        let k = shifted - rounder
        let high = clamped - k * ln2High
        let low = k * ln2Low
        let r = high - low
        let whole = shifted.bitPattern &- rounder.bitPattern &+ 2048
        let half = whole >> 1
        let first = Double(bitPattern: (half &- 1) << 52)
        let second = Double(bitPattern: (whole &- half &- 1) << 52)
        let sum = 1 + high
        let rest = (1 - sum) + high
        return (sum + (rest + (r * r * expTail(r) - low))) * first * second
    }

    /// (e^r − 1 − r)/r², as its power series.
    @inline(__always)
    private static func expTail(_ r: Double) -> Double {
        let r2 = r * r
        let r4 = r2 * r2
        let a = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120))
        let b = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362_880))
        let c =
            (1.0 / 3_628_800 + r * (1.0 / 39_916_800))
            + r2 * (1.0 / 479_001_600 + r * (1.0 / 6_227_020_800))
        return a + r4 * (b + r4 * c)
    }

    /// The natural logarithm; −∞ at 0, not a number below it.
    package static func log(_ x: Double) -> Double {
        guard x > 0, x.isFinite else {
            return x == 0 ? -.infinity : (x == .infinity ? x : .nan)
        }
        let subnormal = x < 0x1p-1022
        let bits = (subnormal ? x * 0x1p54 : x).bitPattern
        let exponent = Int64(bitPattern: bits &- rootOfHalfBits) >> 52
        let mantissa = Double(bitPattern: bits &- UInt64(bitPattern: exponent) << 52)
        return logOfOnePlus(
            mantissa - 1, powers: Double(exponent - (subnormal ? 54 : 0)), correction: 0)
    }

    /// log(1 + x), accurate for small x too; −∞ at −1.
    package static func log1p(_ x: Double) -> Double {
        if x > rootOfHalf - 1, x < rootOfTwo - 1 {
            return logOfOnePlus(x, powers: 0, correction: 0)
        }
        let sum = 1 + x
        guard sum > 0, sum.isFinite else { return log(sum) }
        let lost = x > 1 ? 1 - (sum - x) : x - (sum - 1)
        let exponent = Int64(bitPattern: sum.bitPattern &- rootOfHalfBits) >> 52
        let mantissa = Double(
            bitPattern: sum.bitPattern &- UInt64(bitPattern: exponent) << 52)
        return logOfOnePlus(mantissa - 1, powers: Double(exponent), correction: lost / sum)
    }

    private static let rootOfHalf = 0x1.6a09e667f3bcdp-1

    /// log(1 + f) + powers·log 2 + correction, for √½ ≤ 1 + f < √2.
    ///
    /// With s = f/(2 + f), log(1 + f) = 2·artanh(s) = f − f²/2 + s·(f²/2 + R), where R is the power
    /// series 2s²/3 + 2s⁴/5 + … up to s^20.
    @inline(__always)
    private static func logOfOnePlus(
        _ f: Double, powers: Double, correction: Double
    ) -> Double {
        let s = f / (2 + f)
        let z = s * s
        let z2 = z * z
        let z4 = z2 * z2
        let a = (2.0 / 3 + z * (2.0 / 5)) + z2 * (2.0 / 7 + z * (2.0 / 9))
        let b = (2.0 / 11 + z * (2.0 / 13)) + z2 * (2.0 / 15 + z * (2.0 / 17))
        let c = 2.0 / 19 + z * (2.0 / 21)
        let r = z * (a + z4 * (b + z4 * c))
        let half = 0.5 * f * f
        return powers * ln2High
            - ((half - (s * (half + r) + (powers * ln2Low + correction))) - f)
    }

    /// log(1 + e) for 0 ≤ e ≤ 1, without a branch.
    @inline(__always)
    static func logOfOnePlus(unit e: Double) -> Double {
        let sum = 1 + e
        let small = e < rootOfTwo - 1
        return logOfOnePlus(
            small ? e : 0.5 * sum - 1, powers: small ? 0 : 1,
            correction: small ? 0 : (e - (sum - 1)) / sum)
    }

    /// 1/(1 + e^−x): a probability from its log odds. Keeps its relative accuracy for small results.
    @inline(__always)
    package static func sigmoid(_ x: Double) -> Double {
        let e = exp(-x.magnitude)
        let sum = 1 + e
        let lost = e - (sum - 1)
        let quotient = (x >= 0 ? 1 : e) / sum
        return quotient - quotient * (lost * (x >= 0 ? quotient : 1 - quotient))
    }

    /// log(1 + e^x), without overflow.
    @inline(__always)
    package static func softplus(_ x: Double) -> Double {
        (x > 0 ? x : 0) + logOfOnePlus(unit: exp(-x.magnitude))
    }

    /// log(p/(1 − p)): log odds from a probability; −∞ at 0, +∞ at 1.
    package static func logit(_ p: Double) -> Double {
        if p > 0.375, p < 0.625 { return log1p((2 * p - 1) / (1 - p)) }
        return log(p) - log1p(-p)
    }
}

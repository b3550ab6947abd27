/// Real numbers as integers modulo 2^64, so that masked sums are exact.
///
/// x travels as q = x·2^e rounded half to even, in two's complement. With K institutions and
/// |x| ≤ B the exponent keeps K·B·2^e below 2^62; a sum's rounding error is at most K/2 units.
package enum FixedPoint {
    package static let exponents = -64...1000

    /// The largest e with K·B·2^e < 2^62, where K·B is rounded to binary64 once.
    ///
    /// Throws for no institutions, a bound that is not a positive finite number, and an exponent
    /// outside −64 … 1000.
    package static func exponent(
        institutions: Int, bound: Double
    ) throws(FixedPointError) -> Int {
        guard institutions > 0 else { throw .noInstitutions }
        guard bound.isFinite, bound > 0 else { throw .boundNotPositive }
        let product = Double(institutions) * bound
        guard product.isFinite else { throw .exponentOutOfRange }
        let exponent = 61 - Int(product.exponent)
        guard exponents.contains(exponent) else { throw .exponentOutOfRange }
        return exponent
    }

    /// q of a finite value whose product with 2^e is below 2^63 in magnitude.
    package static func encode(_ value: Double, exponent: Int) -> Int64 {
        precondition(value.isFinite, "a value is checked to be finite before it is encoded")
        let scaled = Double(sign: .plus, exponent: exponent, significand: value)
            .rounded(.toNearestOrEven)
        guard let integer = Int64(exactly: scaled) else {
            preconditionFailure("a value is checked against its bound before it is encoded")
        }
        return integer
    }

    /// q of a value that is checked first: finite, and at most `bound` in magnitude. The error
    /// never holds the value.
    package static func encode(
        _ value: Double, within bound: Double, exponent: Int
    ) throws(FixedPointError) -> Int64 {
        guard value.isFinite else { throw .notFinite }
        guard value.magnitude <= bound else { throw .beyondBound(bound) }
        return encode(value, exponent: exponent)
    }

    /// The number nearest to q·2^(−e), for a word read as a signed integer.
    package static func decode(_ word: UInt64, exponent: Int) -> Double {
        Double(sign: .plus, exponent: -exponent, significand: Double(Int64(bitPattern: word)))
    }
}

/// Why a number cannot be sent as a word.
package enum FixedPointError: Error, Hashable {
    case noInstitutions
    case boundNotPositive
    case exponentOutOfRange
    case notFinite
    case beyondBound(Double)
}

extension FixedPointError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noInstitutions: "A sum needs at least one institution."
        case .boundNotPositive: "The bound of a block must be a positive finite number."
        case .exponentOutOfRange:
            """
            The bound of a block gives a scale outside 2^\(FixedPoint.exponents.lowerBound) to \
            2^\(FixedPoint.exponents.upperBound). Choose another unit.
            """
        case .notFinite: "A value is not a finite number. Check the rows behind it."
        case .beyondBound(let bound):
            "A value is beyond its bound of \(bound). Check units and ranges of the features."
        }
    }
}

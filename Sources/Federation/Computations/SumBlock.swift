import Messaging

/// A stretch of the answer vector: what its words are, their scale, and the largest magnitude that
/// one institution may contribute to each.
package struct SumBlock: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// Whole numbers from 0 to the bound.
        case count
        /// Whole multiples of 2^−bits, rounded row by row, so that sums are exact for every split.
        case scaled(bits: Int)
        /// An institution's own sum in double precision, rounded once.
        case real
    }

    package let name: String
    package let kind: Kind
    /// One bound for each word, in the unit of the values, before any scaling.
    package let bounds: [Double]

    package var count: Int { bounds.count }

    package init(_ name: String, kind: Kind, bounds: [Double]) {
        precondition(bounds.allSatisfy { $0 > 0 && $0.isFinite }, "a block's bounds are positive")
        self.name = name
        self.kind = kind
        self.bounds = bounds
    }

    package init(_ name: String, count: Int, kind: Kind, bound: Double) {
        self.init(name, kind: kind, bounds: [Double](repeating: bound, count: count))
    }

    /// The exponent e of each word: words are values times 2^e.
    func exponents(institutions: Int) throws(LayoutError) -> [Int] {
        switch kind {
        case .count:
            try requireRoom(bits: 0, institutions: institutions)
            return [Int](repeating: 0, count: count)
        case .scaled(let bits):
            try requireRoom(bits: bits, institutions: institutions)
            return [Int](repeating: bits, count: count)
        case .real:
            do {
                return try bounds.map {
                    try FixedPoint.exponent(institutions: institutions, bound: $0)
                }
            } catch {
                throw .boundTooLarge(block: name)
            }
        }
    }

    private func requireRoom(bits: Int, institutions: Int) throws(LayoutError) {
        let largest = Double(institutions) * (bounds.max() ?? 0) * powerOfTwo(bits)
        guard largest < 0x1p62 else { throw .boundTooLarge(block: name) }
    }
}

/// 2^exponent.
func powerOfTwo(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
}

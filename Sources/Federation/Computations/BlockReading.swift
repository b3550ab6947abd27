import Messaging

/// A block of an answer as people read it.
package struct BlockReading: Sendable, Hashable {
    package let name: String
    package let kind: SumBlock.Kind
    /// One for each word: words are values times 2^exponent.
    package let exponents: [Int]
    /// The signed integers that stand in the ring.
    package let words: [Int64]

    /// In the unit of the rows: counts, or sums over rows.
    package var values: [Double] {
        zip(words, exponents).map {
            FixedPoint.decode(UInt64(bitPattern: $0), exponent: $1)
        }
    }
}

extension SumVector {
    /// Block by block, in the layout's order.
    package var readings: [BlockReading] {
        layout.blocks.map {
            BlockReading(
                name: $0.name, kind: $0.kind, exponents: layout.exponents(of: $0.name),
                words: integers($0.name))
        }
    }
}

import Messaging

/// What one institution adds to a round's sum, or the sum itself.
///
/// `words` follow `layout`, block by block, in the ring of integers modulo 2^64.
package struct SumVector: Sendable, Hashable {
    package let layout: SumLayout
    package let words: [UInt64]

    /// Throws `.lengthMismatch` where the words do not follow the layout.
    package init(layout: SumLayout, words: [UInt64]) throws(SumError) {
        guard words.count == layout.wordCount else {
            throw .lengthMismatch(expected: layout.wordCount, received: words.count)
        }
        self.layout = layout
        self.words = words
    }

    /// The sum of the answers, in any order: addition in the ring has no order and no rounding.
    package static func sum(
        _ answers: some Sequence<[UInt64]>, layout: SumLayout
    ) throws(SumError) -> SumVector {
        var total = [UInt64](repeating: 0, count: layout.wordCount)
        for words in answers {
            guard words.count == total.count else {
                throw .lengthMismatch(expected: total.count, received: words.count)
            }
            for index in total.indices { total[index] &+= words[index] }
        }
        return try SumVector(layout: layout, words: total)
    }

    /// Refuses a sum that honest answers cannot reach: a count below 0, or a magnitude beyond
    /// K times what one institution may contribute.
    package func checkRange() throws(SumError) {
        let institutions = Int64(layout.institutions)
        for (index, block) in layout.blocks.enumerated() {
            let largest = layout.largestWords(ofBlock: index)
            for (word, largest) in zip(words[layout.range(of: block.name)], largest) {
                let signed = Int64(bitPattern: word)
                let smallest = block.kind == .count ? 0 : -largest * institutions
                guard signed >= smallest, signed <= largest * institutions else {
                    throw .outOfRange(block: block.name)
                }
            }
        }
    }

    /// The words of a count or scaled block as signed integers.
    package func integers(_ name: String) -> [Int64] {
        words[layout.range(of: name)].map { Int64(bitPattern: $0) }
    }

    package func counts(_ name: String) -> [Int] {
        integers(name).map(Int.init)
    }

    /// The numbers of a real or scaled block: each word read once and divided by its power of two.
    package func reals(_ name: String) -> [Double] {
        zip(words[layout.range(of: name)], layout.exponents(of: name)).map { word, exponent in
            FixedPoint.decode(word, exponent: exponent)
        }
    }
}

package enum SumError: Error, Hashable, CustomStringConvertible {
    case lengthMismatch(expected: Int, received: Int)
    case outOfRange(block: String)

    package var description: String {
        switch self {
        case .lengthMismatch(let expected, let received):
            """
            An answer holds \(received) words, the question asks for \(expected). Check that every \
            node approved the same version of this study.
            """
        case .outOfRange(let block):
            """
            The sum of \(block) is out of range: some member answered wrongly, or masks did not \
            cancel. Under masks it cannot be said who; the run stops.
            """
        }
    }
}

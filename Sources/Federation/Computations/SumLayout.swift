/// The blocks of an answer vector, in order, for a known number of institutions.
///
/// A real number x in a block with bound B, put to K institutions, is sent as
/// round-half-even(x·2^e), e the largest integer with K·B·2^e < 2^62; so the sum of K answers
/// always fits a signed 64-bit word.
package struct SumLayout: Sendable, Hashable {
    package let institutions: Int
    package let blocks: [SumBlock]
    package let wordCount: Int
    /// Where each block starts, and the exponent of each of its words.
    private let starts: [Int]
    private let exponents: [[Int]]
    private let places: [String: Int]

    /// Throws `.boundTooLarge` where K times a bound does not fit the ring.
    package init(institutions: Int, blocks: [SumBlock]) throws(LayoutError) {
        self.institutions = institutions
        self.blocks = blocks
        var starts: [Int] = []
        var exponents: [[Int]] = []
        var places: [String: Int] = [:]
        var count = 0
        for (index, block) in blocks.enumerated() {
            precondition(places[block.name] == nil, "two blocks are called \(block.name)")
            places[block.name] = index
            starts.append(count)
            count += block.count
            exponents.append(try block.exponents(institutions: institutions))
        }
        self.starts = starts
        self.exponents = exponents
        self.places = places
        wordCount = count
    }

    /// The words of a block within the vector.
    package func range(of name: String) -> Range<Int> {
        let index = index(of: name)
        return starts[index]..<starts[index] + blocks[index].count
    }

    func exponents(of name: String) -> [Int] {
        exponents[index(of: name)]
    }

    /// The largest magnitude of each word of one institution's answer, rounding included.
    func largestWords(ofBlock index: Int) -> [Int64] {
        zip(blocks[index].bounds, exponents[index]).map { bound, exponent in
            Int64((bound * powerOfTwo(exponent)).rounded(.up))
                + (blocks[index].kind == .count ? 0 : 1)
        }
    }

    private func index(of name: String) -> Int {
        guard let index = places[name] else {
            preconditionFailure("the layout has no block \(name)")
        }
        return index
    }
}

package enum LayoutError: Error, Hashable, CustomStringConvertible {
    case boundTooLarge(block: String)

    package var description: String {
        switch self {
        case .boundTooLarge(let block):
            """
            The bound of \(block) times the number of institutions does not fit the ring. \
            Declare a smaller rowCap or a narrower range in the study.
            """
        }
    }
}

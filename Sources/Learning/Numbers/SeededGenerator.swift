/// Chance that is repeated exactly by its seed, on every machine.
///
/// The generator is xoshiro256** (Blackman and Vigna 2021, https://doi.org/10.1145/3460772); its
/// 256 bits of state are filled from the seed by SplitMix64 (Steele, Lea and Flood 2014). It is for
/// simulation and draws of a study, never for keys.
/// Everything below is written out here, because the standard library may change how it turns
/// random bits into numbers.
package struct SeededGenerator: RandomNumberGenerator, Sendable, Hashable {
    private var first: UInt64
    private var second: UInt64
    private var third: UInt64
    private var fourth: UInt64

    package init(seed: UInt64) {
        var filling = seed
        first = Self.splitMix(&filling)
        second = Self.splitMix(&filling)
        third = Self.splitMix(&filling)
        fourth = Self.splitMix(&filling)
    }

    /// A stream of its own for each list of words, such as study seed, round and institution. The
    /// order of the words counts.
    package init(seeds: UInt64...) {
        var mixed: UInt64 = UInt64(seeds.count)
        for seed in seeds {
            var word = mixed ^ seed
            mixed = Self.splitMix(&word)
        }
        self.init(seed: mixed)
    }

    package mutating func next() -> UInt64 {
        let scrambled = second &* 5
        let result = (scrambled << 7 | scrambled >> 57) &* 9
        let shifted = second << 17
        third ^= first
        fourth ^= second
        second ^= third
        first ^= fourth
        third ^= shifted
        fourth = fourth << 45 | fourth >> 19
        return result
    }

    /// A number in [0, 1), one of 2^53 equally likely ones.
    package mutating func uniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }

    /// A draw of the standard normal distribution, by the polar method of Marsaglia and Bray (1964).
    package mutating func normal() -> Double {
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            if square < 1, square > 0 {
                return x * (-2 * ElementaryFunctions.log(square) / square).squareRoot()
            }
        }
    }

    /// A whole number in 0..<`count`, each equally likely (Lemire 2019: multiply, redraw the few
    /// products that would favour some numbers).
    package mutating func index(below count: Int) -> Int {
        precondition(count > 0, "there is no index below \(count)")
        let bound = UInt64(count)
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let surplus = (0 &- bound) % bound
            while product.low < surplus { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

    /// The indices 0..<`count` in random order (Fisher and Yates, from the end).
    package mutating func permutation(of count: Int) -> [Int] {
        var indices = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) {
            indices.swapAt(last, index(below: last + 1))
        }
        return indices
    }

    private static func splitMix(_ state: inout UInt64) -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var word = state
        word = (word ^ word >> 30) &* 0xbf58_476d_1ce4_e5b9
        word = (word ^ word >> 27) &* 0x94d0_49bb_1331_11eb
        return word ^ word >> 31
    }
}

/// How far words are from what chance would give. All figures are of fixed seeds, so a test that
/// passes once passes always.
enum Chance {
    /// χ² with 255 degrees of freedom lies here for all but about one in a million draws.
    static let plausible = 150.0...380.0
    /// The scaled gap of Kolmogorov and Smirnov stays below this for all but one in a million.
    static let largestGap = 2.7

    /// χ² of the bytes of these words against the uniform distribution.
    static func chiSquared(_ words: [UInt64]) -> Double {
        let counts = byteCounts(words)
        let expected = Double(8 * words.count) / 256
        return counts.reduce(0) { $0 + ($1 - expected) * ($1 - expected) / expected }
    }

    /// χ² of two samples' bytes against one common distribution, whatever it is.
    static func chiSquared(_ first: [UInt64], _ second: [UInt64]) -> Double {
        let ratio = (Double(second.count) / Double(first.count)).squareRoot()
        return zip(byteCounts(first), byteCounts(second)).reduce(0) { total, counts in
            let (one, other) = counts
            guard one + other > 0 else { return total }
            let difference = ratio * one - other / ratio
            return total + difference * difference / (one + other)
        }
    }

    /// √(nm/(n + m)) times the largest gap between two samples' distribution functions, words taken
    /// as whole numbers.
    static func gap(_ first: [UInt64], _ second: [UInt64]) -> Double {
        let (first, second) = (first.sorted(), second.sorted())
        let (n, m) = (Double(first.count), Double(second.count))
        var (one, other) = (0, 0)
        var largest = 0.0
        while one < first.count, other < second.count {
            let word = min(first[one], second[other])
            while one < first.count, first[one] == word { one += 1 }
            while other < second.count, second[other] == word { other += 1 }
            largest = max(largest, abs(Double(one) / n - Double(other) / m))
        }
        return largest * (n * m / (n + m)).squareRoot()
    }

    private static func byteCounts(_ words: [UInt64]) -> [Double] {
        var counts = [Double](repeating: 0, count: 256)
        for word in words {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                counts[Int(word >> shift & 255)] += 1
            }
        }
        return counts
    }
}

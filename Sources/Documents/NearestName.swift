/// Finds what somebody who misspelt a name has probably meant.
package enum NearestName {
    /// The most bytes of a name that are compared; longer ones get no suggestion.
    private static let longestName = 64

    /// The name in `names` with the fewest slips of the pen from `name`, the first of equals.
    ///
    /// A slip is a letter too many, too few, wrong, or two neighbours exchanged; capitals, hyphens
    /// and underscores don't count. Nil if even the best has more than a third of its letters wrong.
    package static func of(_ name: String, among names: some Sequence<String>) -> String? {
        guard name.utf8.count <= longestName else { return nil }
        let letters = Self.letters(of: name)
        var best: (name: String, slips: Int)?
        for candidate in names where candidate.utf8.count <= longestName {
            let others = Self.letters(of: candidate)
            let allowed = max(1, max(letters.count, others.count) / 3)
            let slips = slips(letters, others)
            if slips <= allowed, slips < best?.slips ?? .max {
                best = (candidate, slips)
            }
        }
        return best?.name
    }

    private static func letters(of name: String) -> [UInt8] {
        name.lowercased().utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
    }

    /// The optimal string alignment distance of two short names.
    /// Source: Damerau 1964, https://doi.org/10.1145/363958.363994.
    private static func slips(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            for column in second.indices {
                let isSame = first[row] == second[column]
                var slips = min(
                    last[column] + (isSame ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, first[row] == second[column - 1],
                    first[row - 1] == second[column]
                {
                    slips = min(slips, beforeLast[column - 1] + 1)
                }
                current.append(slips)
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}

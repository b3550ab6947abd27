/// What stands before a number whose exact value isn't known, such as `<0.5`.
package enum NumberSign: String, Sendable, Hashable, CaseIterable {
    case equal = "eq"
    case below = "lt"
    case atMost = "le"
    case above = "gt"
    case atLeast = "ge"

    /// The sign that a text begins with, and what follows it; a text without one is equal.
    package static func split(_ text: String) -> (sign: NumberSign, rest: Substring) {
        let start = text.drop { $0 == " " || $0 == "\t" }
        for (mark, sign) in marks where start.hasPrefix(mark) {
            return (sign, start.dropFirst(mark.count))
        }
        return (.equal, start)
    }

    /// Longer marks first, so that `<=` is not read as `<`.
    private static let marks: [(String, NumberSign)] = [
        ("<=", .atMost), (">=", .atLeast), ("≤", .atMost), ("≥", .atLeast), ("<", .below),
        (">", .above), ("=", .equal),
    ]
}

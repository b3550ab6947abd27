/// Text that somebody else wrote, as it may stand in a sentence, a log and on a terminal.
///
/// Every error puts foreign text in by `\(foreign: …)`, so that this file alone decides what is seen
/// of it: one line, of bounded length, without a sign that moves a cursor or turns the order of
/// reading.
package enum ForeignText {
    /// The most characters of one name that a sentence shows.
    package static let longestName = 64
    /// The most characters of a file's path that a sentence shows.
    package static let longestPath = 1024
    /// The most names of one list that a sentence shows.
    package static let longestList = 60

    /// A text with every sign escaped that is not printable; cut, with an ellipsis, where it would
    /// have more than `limit` characters.
    package static func shown(_ text: String, atMost limit: Int = longestName) -> String {
        shown(text, atMost: limit, escaping: [])
    }

    /// A name in quotes, with its own quotes and backslashes escaped too.
    package static func quoted(_ name: String) -> String {
        "\"" + shown(name, atMost: longestName, escaping: ["\"", "\\"]) + "\""
    }

    /// Names in one line, and how many more there are.
    package static func list(_ names: [String]) -> String {
        let shown = names.prefix(longestList).map { self.shown($0) }.joined(separator: ", ")
        let more = names.count - longestList
        return more > 0 ? "\(shown) and \(more) more" : shown
    }

    /// A text of several lines, whole, with every other sign escaped that is not printable.
    package static func lines(_ text: String) -> String {
        text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            .map { shown(String($0), atMost: .max) }.joined(separator: "\n")
    }

    /// Whether a sign is seen where it stands and changes nothing beside it.
    package static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
            .unassigned:
            false
        default: true
        }
    }

    private static func shown(
        _ text: String, atMost limit: Int, escaping marks: Set<Unicode.Scalar>
    ) -> String {
        var output = ""
        var length = 0
        for scalar in text.unicodeScalars {
            let part =
                if !isPrintable(scalar) {
                    "\\u{\(String(scalar.value, radix: 16))}"
                } else {
                    marks.contains(scalar) ? "\\\(scalar)" : "\(scalar)"
                }
            length += part.unicodeScalars.count
            guard length <= limit else { return output + "…" }
            output += part
        }
        return output
    }
}

extension DefaultStringInterpolation {
    /// A name or a few words that somebody else wrote.
    package mutating func appendInterpolation(
        foreign text: String, atMost limit: Int = ForeignText.longestName
    ) {
        appendLiteral(ForeignText.shown(text, atMost: limit))
    }

    /// The path of a file that somebody else named.
    package mutating func appendInterpolation(file path: String) {
        appendLiteral(ForeignText.shown(path, atMost: ForeignText.longestPath))
    }

    /// Names that somebody else chose, in their order.
    package mutating func appendInterpolation(foreign names: [String]) {
        appendLiteral(ForeignText.list(names))
    }
}

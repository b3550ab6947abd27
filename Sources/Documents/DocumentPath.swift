/// How error texts name a place in a document's tree: `features[3].edges`.
package enum DocumentPath {
    /// The most characters of one key that an error text shows.
    package static let longestKey = 64

    /// The path of a key of the object at `path`; an empty path is the whole document.
    ///
    /// A key that could be mistaken for more than one step, or could disturb a terminal or a log,
    /// is shown quoted, escaped and shortened.
    package static func join(_ path: String, _ key: String) -> String {
        if isPlain(key) {
            return path.isEmpty ? key : path + "." + key
        }
        return path + "[" + quoted(key) + "]"
    }

    /// The path of an element, counted from 0, of the list at `path`.
    package static func join(_ path: String, _ index: Int) -> String {
        "\(path)[\(index)]"
    }

    /// A name for error texts: in quotes, every control or invisible character escaped, at most
    /// `longestKey` characters.
    package static func quoted(_ name: String) -> String {
        var output = "\""
        for scalar in name.unicodeScalars.prefix(longestKey) {
            if scalar == "\"" || scalar == "\\" { output += "\\" }
            output += visible(scalar)
        }
        return output + (name.unicodeScalars.count > longestKey ? "…\"" : "\"")
    }

    /// A text as it is, but with every control or invisible character escaped.
    package static func visible(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += visible($1) }
    }

    private static func visible(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
            .unassigned:
            "\\u{\(String(scalar.value, radix: 16))}"
        default: String(scalar)
        }
    }

    private static func isPlain(_ key: String) -> Bool {
        !key.isEmpty && key.utf8.count <= longestKey
            && key.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}

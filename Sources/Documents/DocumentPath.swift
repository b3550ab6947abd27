/// How error texts name a place in a document's tree: `features[3].edges`.
package enum DocumentPath {
    /// The path of a key of the object at `path`; an empty path is the whole document.
    ///
    /// A key that could be mistaken for more than one step, or could disturb a terminal or a log,
    /// is shown quoted, escaped and shortened.
    package static func join(_ path: String, _ key: String) -> String {
        if isPlain(key) {
            return path.isEmpty ? key : path + "." + key
        }
        return path + "[" + ForeignText.quoted(key) + "]"
    }

    /// The path of an element, counted from 0, of the list at `path`.
    package static func join(_ path: String, _ index: Int) -> String {
        "\(path)[\(index)]"
    }

    private static func isPlain(_ key: String) -> Bool {
        !key.isEmpty && key.utf8.count <= ForeignText.longestName
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

/// A file or folder of code is named after the one thing in it.
enum FileNameRule {
    /// Names that say nothing, also as the last word of a longer one.
    private static let emptyWords: Set<String> = [
        "Utilities", "Utility", "Utils", "Util", "Helpers", "Helper", "Manager", "Managers", "Misc",
    ]
    /// Names that say nothing by themselves.
    private static let emptyNames: Set<String> = ["Common", "Types"]

    static func violations(in path: String) -> [Violation] {
        guard path.hasSuffix(".swift") else { return [] }
        let names = path.split(separator: "/").map {
            String($0.prefix { $0 != "." && $0 != "+" })
        }
        return names.filter { isEmpty($0) }.map {
            Violation(path: path, line: 0, reason: "\($0) is no noun; name what it holds.")
        }
    }

    private static func isEmpty(_ name: String) -> Bool {
        if emptyNames.contains(name) { return true }
        let lastWord = name.lastIndex(where: \.isUppercase).map { String(name[$0...]) } ?? name
        return emptyWords.contains(lastWord.prefix(1).uppercased() + lastWord.dropFirst())
    }
}

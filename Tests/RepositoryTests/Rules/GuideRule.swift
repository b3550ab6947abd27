/// The code that a guide shows is code that compiles: each fragment stands in a Swift file.
///
/// Indentation and empty lines don't count; a line with nothing but `…` stands for some that are left
/// out.
struct GuideRule {
    private let files: [String]

    init(swiftFiles: [SourceFile]) {
        files = swiftFiles.map { GuideRule.joined(GuideRule.lines(of: $0.text[...])) }
    }

    func violations(in guide: SourceFile) -> [Violation] {
        guard guide.name.hasSuffix(".md") else { return [] }
        return GuideRule.fragments(of: guide.text).filter { !isFound($0.lines) }.map {
            Violation(
                path: guide.path, line: $0.line,
                reason: "no Swift file holds this fragment; show code as it stands.")
        }
    }

    /// A part of a fragment that stands together.
    private struct Fragment {
        let line: Int
        var lines: [String]
    }

    private static func fragments(of text: String) -> [Fragment] {
        var found: [Fragment] = []
        var current: Fragment?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
        {
            let trimmed = trim(line)
            if current == nil {
                if trimmed == "```swift" { current = Fragment(line: index + 2, lines: []) }
            } else if trimmed == "```" || trimmed == "…" {
                if let current { found.append(current) }
                current = trimmed == "…" ? Fragment(line: index + 2, lines: []) : nil
            } else if !trimmed.isEmpty {
                current?.lines.append(trimmed)
            }
        }
        return found
    }

    private func isFound(_ lines: [String]) -> Bool {
        let wanted = GuideRule.joined(lines)
        return lines.isEmpty || files.contains { $0.contains(wanted) }
    }

    private static func lines(of text: Substring) -> [String] {
        text.split(separator: "\n").map(trim).filter { !$0.isEmpty }
    }

    private static func joined(_ lines: [String]) -> String {
        "\n" + lines.joined(separator: "\n") + "\n"
    }

    private static func trim(_ line: Substring) -> String {
        let start = line.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// The `where` of a source: one SQL expression over the local table's columns.
package struct RowCondition: Sendable, Hashable {
    package let sql: String

    /// Refuses whatever could be more than an expression, or would give other rows tomorrow.
    init(_ sql: String, at path: String) throws(MappingError) {
        var scanner = ExpressionScanner(sql)
        var depth = 0
        while let token = scanner.next() {
            switch token {
            case .word(let word) where RowCondition.refused.contains(word):
                throw .condition(path: path, found: word)
            case .mark(let mark) where mark == ";":
                throw .condition(path: path, found: "a semicolon")
            case .mark(let mark) where mark == "(":
                depth += 1
            case .mark(let mark) where mark == ")":
                depth -= 1
                if depth < 0 { throw .condition(path: path, found: "a bracket too many") }
            case .mark(let mark) where mark == "?" || mark == "@" || mark == "$" || mark == ":":
                throw .condition(path: path, found: "a parameter")
            case .comment: throw .condition(path: path, found: "a comment")
            case .unclosed: throw .condition(path: path, found: "a quote that isn't closed")
            case .word, .mark, .quoted: break
            }
        }
        guard depth == 0 else { throw .condition(path: path, found: "a bracket that isn't closed") }
        guard scanner.tokenCount > 0 else { throw .condition(path: path, found: "nothing") }
        self.sql = sql
    }

    private static let refused: Set<String> = [
        "SELECT", "WITH", "VALUES", "ATTACH", "DETACH", "PRAGMA", "INSERT", "UPDATE", "DELETE",
        "DROP",
        "CREATE", "ALTER", "UNION", "EXISTS", "RAISE", "LOAD_EXTENSION", "RANDOM", "RANDOMBLOB",
        "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "CHANGES", "TOTAL_CHANGES",
        "LAST_INSERT_ROWID",
    ]
}

/// Splits an SQL expression into words, marks and quoted parts.
private struct ExpressionScanner {
    enum Token {
        /// A bare word in capitals.
        case word(String)
        case mark(Character)
        case quoted, comment, unclosed
    }

    private var rest: Substring
    private(set) var tokenCount = 0

    init(_ text: String) {
        rest = text[...]
    }

    mutating func next() -> Token? {
        rest = rest.drop { $0.isWhitespace }
        guard let first = rest.first else { return nil }
        tokenCount += 1
        if rest.hasPrefix("--") || rest.hasPrefix("/*") { return .comment }
        switch first {
        case "'", "\"", "`": return quoted(by: first)
        case "[": return quoted(by: "]")
        default: break
        }
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        guard word.isEmpty else {
            rest = rest.dropFirst(word.count)
            return .word(word.uppercased())
        }
        rest = rest.dropFirst()
        return .mark(first)
    }

    private mutating func quoted(by end: Character) -> Token {
        rest = rest.dropFirst()
        while let place = rest.firstIndex(of: end) {
            rest = rest[rest.index(after: place)...]
            guard end != "]", rest.first == end else { return .quoted }
            rest = rest.dropFirst()
        }
        rest = ""
        return .unclosed
    }
}

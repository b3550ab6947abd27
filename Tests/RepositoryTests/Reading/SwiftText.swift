/// A Swift file taken apart into code and comments, line by line.
///
/// Both have the lines and columns of the file; what belongs to the other one is blank, and so is
/// what stands inside text literals, except for interpolated code. Names in backticks are filled
/// with underscores. Regular-expression literals are read as code.
struct SwiftText: Sendable {
    let code: [String]
    let comments: [String]
    /// Whether every literal and comment that begins also ends.
    let isWhole: Bool

    init(_ text: String) {
        var lexer = Lexer(bytes: Array(text.utf8))
        lexer.run()
        code = Self.lines(lexer.code)
        comments = Self.lines(lexer.comments)
        isWhole = lexer.isWhole
    }

    private static func lines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

/// Walks once over the bytes and sorts them into code and comments.
private struct Lexer {
    /// What surrounds the current byte.
    private enum Surrounding {
        /// Code inside an interpolation, with the number of parentheses open.
        case interpolation(open: Int)
        case literal(hashes: Int, quotes: Int)
    }

    let bytes: [UInt8]
    private(set) var code: [UInt8] = []
    private(set) var comments: [UInt8] = []
    private(set) var isWhole = true
    private var index = 0
    private var stack: [Surrounding] = []

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func run() {
        while index < bytes.count {
            if case .literal(let hashes, let quotes) = stack.last {
                stepInLiteral(hashes: hashes, quotes: quotes)
            } else {
                stepInCode()
            }
        }
        isWhole = isWhole && stack.isEmpty
    }

    private func at(_ offset: Int) -> UInt8? {
        index + offset < bytes.count ? bytes[index + offset] : nil
    }

    private func startsWith(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }

    private func count(of byte: UInt8, from offset: Int) -> Int {
        bytes[min(index + offset, bytes.count)...].prefix { $0 == byte }.count
    }

    /// Takes bytes for code, for a comment, or for neither.
    private mutating func take(_ count: Int = 1, code isCode: Bool, comment isComment: Bool = false)
    {
        for byte in bytes[index..<min(index + count, bytes.count)] {
            let blank = byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " ")
            code.append(isCode ? byte : blank)
            comments.append(isComment ? byte : blank)
        }
        index += count
    }

    private mutating func stepInCode() {
        if startsWith("//") {
            while let byte = at(0), byte != UInt8(ascii: "\n") { take(code: false, comment: true) }
        } else if startsWith("/*") {
            takeBlockComment()
        } else if at(0) == UInt8(ascii: "`") {
            takeQuotedName()
        } else if let (hashes, quotes) = literalStart {
            take(hashes + quotes, code: true)
            stack.append(.literal(hashes: hashes, quotes: quotes))
        } else {
            countParentheses()
            take(code: true)
        }
    }

    private mutating func countParentheses() {
        guard case .interpolation(let open) = stack.last else { return }
        if at(0) == UInt8(ascii: "(") {
            stack[stack.count - 1] = .interpolation(open: open + 1)
        } else if at(0) == UInt8(ascii: ")") {
            stack.removeLast()
            if open > 1 { stack.append(.interpolation(open: open - 1)) }
        }
    }

    /// How many hash signs and quotes open a text literal here, if one starts here.
    private var literalStart: (hashes: Int, quotes: Int)? {
        let hashes = count(of: UInt8(ascii: "#"), from: 0)
        let quotes = count(of: UInt8(ascii: "\""), from: hashes)
        return quotes == 0 ? nil : (hashes, quotes >= 3 ? 3 : 1)
    }

    private mutating func stepInLiteral(hashes: Int, quotes: Int) {
        let isMultiline = quotes == 3
        if count(of: UInt8(ascii: "\""), from: 0) >= quotes,
            count(of: UInt8(ascii: "#"), from: quotes) >= hashes
        {
            stack.removeLast()
            take(quotes + hashes, code: true)
        } else if at(0) == UInt8(ascii: "\\"), count(of: UInt8(ascii: "#"), from: 1) >= hashes {
            takeEscape(hashes: hashes)
        } else {
            if at(0) == UInt8(ascii: "\n"), !isMultiline {
                stack.removeLast()
                isWhole = false
            }
            take(code: false)
        }
    }

    private mutating func takeEscape(hashes: Int) {
        if at(1 + hashes) == UInt8(ascii: "(") {
            take(2 + hashes, code: false)
            stack.append(.interpolation(open: 1))
        } else {
            take(1 + hashes, code: false)
            if at(0) != UInt8(ascii: "\n") { take(code: false) }
        }
    }

    private mutating func takeBlockComment() {
        var depth = 0
        repeat {
            if startsWith("/*") {
                depth += 1
                take(2, code: false, comment: true)
            } else if startsWith("*/") {
                depth -= 1
                take(2, code: false, comment: true)
            } else {
                take(code: false, comment: true)
            }
        } while depth > 0 && index < bytes.count
        isWhole = isWhole && depth == 0
    }

    private mutating func takeQuotedName() {
        take(code: true)
        while let byte = at(0), byte != UInt8(ascii: "`"), byte != UInt8(ascii: "\n") {
            code.append(UInt8(ascii: "_"))
            comments.append(UInt8(ascii: " "))
            index += 1
        }
        if at(0) == UInt8(ascii: "`") { take(code: true) }
    }
}

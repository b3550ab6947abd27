/// Walks once over the bytes of a document that are known to be UTF-8.
struct JSONScanner {
    let bytes: [UInt8]
    let maximumDepth: Int
    /// The next byte to read.
    var index = 0
    /// The way from the root to the value being read, one step for each open object or list.
    private var steps: [Step] = []

    /// Where an open object or list stands: at a key, at an element, or before its first key.
    private enum Step {
        case key(String)
        case element(Int)
        case opened
    }

    init(_ bytes: [UInt8], maximumDepth: Int) {
        self.bytes = bytes
        self.maximumDepth = maximumDepth
    }

    /// The byte at the scanner's place; nil at the end.
    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    mutating func document() throws(DocumentError) -> JSONValue {
        skipSpace()
        let value = try value()
        skipSpace()
        guard next == nil else { throw failure(isComment ? .comment : .textAfterEnd) }
        return value
    }

    /// Names the fault at `offset`, or where the scanner stands.
    func failure(_ fault: SyntaxFault, at offset: Int? = nil) -> DocumentError {
        let path = steps.reduce("") { path, step in
            switch step {
            case .key(let key): DocumentPath.join(path, key)
            case .element(let index): DocumentPath.join(path, index)
            case .opened: path
            }
        }
        return .syntax(
            fault, at: DocumentPosition(offset: offset ?? index, in: bytes), path: path)
    }

    private mutating func value() throws(DocumentError) -> JSONValue {
        guard let byte = next else { throw failure(.endsTooSoon) }
        switch byte {
        case UInt8(ascii: "{"):
            try open()
            return .object(try members())
        case UInt8(ascii: "["):
            try open()
            return .array(try elements())
        case UInt8(ascii: "\""):
            return .string(try text())
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."):
            return .number(try number())
        default:
            return try word()
        }
    }

    /// Reads the opening bracket of an object or list.
    private mutating func open() throws(DocumentError) {
        guard steps.count < maximumDepth else { throw failure(.tooDeep(maximum: maximumDepth)) }
        index += 1
        steps.append(.opened)
    }

    /// Reads the closing bracket of an object or list, if it stands here.
    private mutating func close(_ bracket: Unicode.Scalar) -> Bool {
        guard consume(bracket) else { return false }
        steps.removeLast()
        return true
    }

    private mutating func elements() throws(DocumentError) -> [JSONValue] {
        var elements: [JSONValue] = []
        skipSpace()
        if close("]") { return elements }
        while true {
            steps[steps.count - 1] = .element(elements.count)
            elements.append(try value())
            skipSpace()
            if close("]") { return elements }
            try separator(closing: "]", orElse: .expectedCommaOrBracket)
        }
    }

    private mutating func members() throws(DocumentError) -> [JSONMember] {
        var members: [JSONMember] = []
        var keys = KeySet()
        skipSpace()
        if close("}") { return members }
        while true {
            let start = index
            steps[steps.count - 1] = .opened
            guard next == UInt8(ascii: "\"") else { throw failure(unexpected(.expectedKey)) }
            let key = try text()
            steps[steps.count - 1] = .key(key)
            guard keys.insert(key, after: members) else { throw failure(.duplicateKey, at: start) }
            skipSpace()
            guard consume(":") else { throw failure(unexpected(.expectedColon)) }
            skipSpace()
            members.append(JSONMember(key: key, value: try value()))
            skipSpace()
            if close("}") { return members }
            try separator(closing: "}", orElse: .expectedCommaOrBrace)
        }
    }

    /// Reads the comma between two values.
    private mutating func separator(
        closing: Unicode.Scalar, orElse fault: SyntaxFault
    ) throws(DocumentError) {
        let start = index
        guard consume(",") else { throw failure(unexpected(fault)) }
        skipSpace()
        guard next != UInt8(ascii: closing) else { throw failure(.trailingComma, at: start) }
    }

    private mutating func word() throws(DocumentError) -> JSONValue {
        if consume(word: "true") { return .bool(true) }
        if consume(word: "false") { return .bool(false) }
        if consume(word: "null") { return .null }
        let isNotFinite = startsWith("NaN") || startsWith("Infinity")
        throw failure(isNotFinite ? .notFinite : unexpected(.expectedValue))
    }

    private mutating func consume(word: StaticString) -> Bool {
        guard startsWith(word) else { return false }
        index += word.utf8CodeUnitCount
        return true
    }

    func startsWith(_ word: StaticString) -> Bool {
        word.withUTF8Buffer { bytes[index...].starts(with: $0) }
    }

    /// A more telling fault than `fault`, if the next byte shows one.
    private func unexpected(_ fault: SyntaxFault) -> SyntaxFault {
        if next == nil { return .endsTooSoon }
        return isComment ? .comment : fault
    }

    private var isComment: Bool { next == UInt8(ascii: "/") || next == UInt8(ascii: "#") }

    private mutating func consume(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            index += 1
        }
    }
}

/// The keys an object has had so far; looks through the few of a small object without hashing.
private struct KeySet {
    private static let fewKeys = 8
    private var seen: Set<String> = []

    /// False if `key` is one of `members` already.
    mutating func insert(_ key: String, after members: [JSONMember]) -> Bool {
        if members.count < Self.fewKeys {
            return !members.contains { $0.key == key }
        }
        if seen.isEmpty { seen = Set(members.map(\.key)) }
        return seen.insert(key).inserted
    }
}

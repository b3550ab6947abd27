extension JSONValue {
    /// The document for people: two spaces a level, no line break at the end.
    ///
    /// A list or object that holds only plain values stands on one line if it fits into 100 columns.
    package func pretty() -> String {
        var output = ""
        write(to: &output, indent: 0, column: 0, breaks: true)
        return output
    }

    private static let lineWidth = 100

    private var isPlain: Bool {
        switch self {
        case .null, .bool, .number, .string: true
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        }
    }

    private var holdsOnlyPlainValues: Bool {
        switch self {
        case .null, .bool, .number, .string: true
        case .array(let elements): elements.allSatisfy(\.isPlain)
        case .object(let members): members.allSatisfy(\.value.isPlain)
        }
    }

    /// The value on one line, with a space after each comma and colon.
    private var line: String {
        switch self {
        case .null, .bool, .number, .string:
            String(decoding: encoded(), as: UTF8.self)
        case .array(let elements):
            "[" + elements.map(\.line).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { Self.start(of: $0) + $0.value.line }.joined(separator: ", ") + "}"
        }
    }

    private static func start(of member: JSONMember) -> String {
        JSONValue.string(member.key).line + ": "
    }

    /// - Parameters:
    ///   - column: how many characters already stand on the line.
    ///   - breaks: whether even a short object is spread over lines, as the outermost one is.
    private func write(to output: inout String, indent: Int, column: Int, breaks: Bool) {
        if isPlain || (holdsOnlyPlainValues && !breaks) {
            let line = line
            if isPlain || column + line.count < Self.lineWidth {
                output += line
                return
            }
        }
        switch self {
        case .null, .bool, .number, .string:
            output += line
        case .array(let elements):
            output += "["
            Self.write(elements.map { ("", $0) }, to: &output, indent: indent)
            output += "]"
        case .object(let members):
            output += "{"
            Self.write(members.map { (Self.start(of: $0), $0.value) }, to: &output, indent: indent)
            output += "}"
        }
    }

    /// Writes what stands between two brackets, one value a line.
    private static func write(
        _ values: [(start: String, value: JSONValue)], to output: inout String, indent: Int
    ) {
        let inner = String(repeating: " ", count: indent + 2)
        for (index, (start, value)) in values.enumerated() {
            output += (index > 0 ? ",\n" : "\n") + inner + start
            let column = inner.count + start.count
            value.write(to: &output, indent: indent + 2, column: column, breaks: false)
        }
        output += "\n" + String(repeating: " ", count: indent)
    }
}

import Documents

/// The body of every refusal: `{"error": code, "where": …, "expected": …, "found": …}`.
///
/// It is unsigned, so whoever gets it decides only whether to send again. It holds names, types and
/// sizes, never a byte of the payload. At most 2 KiB: longer texts are cut, and signs that could move
/// a terminal's cursor are replaced.
package struct ErrorBody: Sendable, Hashable {
    /// A stable word, as `body-too-large`.
    package let code: String
    /// The header field, key path or part of the request.
    package let place: String?
    package let expected: String?
    /// At most 64 signs.
    package let found: String?

    package init(
        code: String, at place: String? = nil, expected: String? = nil, found: String? = nil
    ) {
        self.code = Self.printable(code, signs: 64)
        self.place = place.map { Self.printable($0, signs: 128) }
        self.expected = expected.map { Self.printable($0, signs: 200) }
        self.found = found.map { Self.printable($0, signs: 64) }
    }

    package static let maximumBytes = 2048

    package var bytes: [UInt8] {
        var members = [JSONMember(key: "error", value: .string(code))]
        for (key, text) in [("where", place), ("expected", expected), ("found", found)] {
            if let text { members.append(JSONMember(key: key, value: .string(text))) }
        }
        return JSONValue.object(members).encoded()
    }

    /// Nil if the bytes are no such body.
    package init?(parsing bytes: [UInt8]) {
        guard
            let value = try? JSONParser.parse(
                bytes, maximumBytes: Self.maximumBytes, maximumDepth: 2),
            let reader = try? DocumentReader(
                value, at: "", keys: ["error", "where", "expected", "found"]),
            let code = try? reader.string("error"), !code.isEmpty
        else { return nil }
        func text(_ key: String) -> String? { try? reader.string(key) }
        self.init(
            code: code, at: reader.has("where") ? text("where") : nil,
            expected: reader.has("expected") ? text("expected") : nil,
            found: reader.has("found") ? text("found") : nil)
    }

    /// One line for a person: "where: expected …, found …".
    package var sentence: String {
        var parts: [String] = []
        if let expected { parts.append("expected \(expected)") }
        if let found { parts.append("found \(found)") }
        let facts = parts.joined(separator: ", ")
        guard let place else { return facts }
        return facts.isEmpty ? place : "\(place): \(facts)"
    }

    private static func printable(_ text: String, signs: Int) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(signs) {
            scalars.append(ForeignText.isPrintable(scalar) ? scalar : "?")
        }
        return String(scalars)
    }
}

/// Reads JSON from outside, and refuses whatever RFC 8259 leaves open.
///
/// Refused are, besides plain syntax errors: a byte order mark, duplicate keys, lone surrogates,
/// numbers that overflow, vanish or are whole and over 2^53, and anything deeper or larger than the
/// bounds. Keys that Unicode calls canonically equivalent count as the same key.
package enum JSONParser {
    /// The deepest nesting a caller may allow, so that no document can exhaust the stack.
    package static let deepest = 128

    /// - Parameters:
    ///   - maximumBytes: a longer document is refused before it is looked at.
    ///   - maximumDepth: how many objects and lists may stand inside each other, at most `deepest`.
    package static func parse(
        _ bytes: [UInt8], maximumBytes: Int = 1 << 20, maximumDepth: Int = 32
    ) throws(DocumentError) -> JSONValue {
        precondition(
            maximumDepth <= deepest, "A document is read to a depth of \(deepest) at most.")
        guard bytes.count <= maximumBytes else {
            throw .tooLarge(byteCount: bytes.count, maximum: maximumBytes)
        }
        guard !bytes.isEmpty else { throw .empty }
        guard !byteOrderMarks.contains(where: { bytes.starts(with: $0) }) else {
            throw .byteOrderMark
        }
        try checkUTF8(bytes)
        var scanner = JSONScanner(bytes, maximumDepth: maximumDepth)
        return try scanner.document()
    }

    /// Those of UTF-8 and of both orders of UTF-16.
    private static let byteOrderMarks: [[UInt8]] = [
        [0xEF, 0xBB, 0xBF], [0xFE, 0xFF], [0xFF, 0xFE],
    ]

    private static func checkUTF8(_ bytes: [UInt8]) throws(DocumentError) {
        do {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            let offset = error.byteOffsets.lowerBound
            throw .invalidUTF8(at: DocumentPosition(offset: offset, in: bytes))
        }
    }
}

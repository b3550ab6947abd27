import Documents

/// A duration in a study, above 0: `10min`, `2h`, `7d`.
package struct StudyDuration: Sendable, Hashable {
    package let seconds: Int

    init(_ key: String, of entry: DocumentReader, default text: String) throws(DocumentError) {
        try self.init(text: entry.optionalString(key) ?? text, key, of: entry)
    }

    init(_ key: String, of entry: DocumentReader) throws(DocumentError) {
        try self.init(text: entry.string(key), key, of: entry)
    }

    private init(
        text: String, _ key: String, of entry: DocumentReader
    ) throws(DocumentError) {
        guard let written = WrittenDuration(text), written.seconds > 0 else {
            throw entry.failure(key, expected: "a duration such as 10min, 2h or 7d", found: text)
        }
        seconds = written.seconds
    }
}

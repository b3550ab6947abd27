import Documents

/// A duration in a study, written as a whole number and a unit: `10min`, `2h`, `7d`.
package struct StudyDuration: Sendable, Hashable {
    package let seconds: Int

    private static let units = [("min", 60), ("h", 3600), ("d", 86_400), ("s", 1)]

    init(_ key: String, of entry: DocumentReader, default text: String) throws(DocumentError) {
        try self.init(text: entry.optionalString(key) ?? text, key, of: entry)
    }

    init(_ key: String, of entry: DocumentReader) throws(DocumentError) {
        try self.init(text: entry.string(key), key, of: entry)
    }

    private init(
        text: String, _ key: String, of entry: DocumentReader
    ) throws(DocumentError) {
        for (unit, seconds) in Self.units where text.hasSuffix(unit) {
            if let count = Int(text.dropLast(unit.count)), (1...1_000_000).contains(count) {
                self.seconds = count * seconds
                return
            }
        }
        throw entry.failure(key, expected: "a duration such as 10min, 2h or 7d", found: text)
    }
}

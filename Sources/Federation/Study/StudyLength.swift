import Documents

/// A length of time: a duration with its unit on the calendar, or bare ticks on an axis of usage.
package enum StudyLength: Sendable, Hashable {
    case duration(StudyDuration)
    case ticks(Int)

    /// Nil where the key is not there.
    init?(_ key: String, of entry: DocumentReader) throws(DocumentError) {
        switch entry.optionalValue(key) {
        case nil: return nil
        case .number: self = .ticks(try entry.integer(key, in: 0...1_000_000_000))
        case .string, .null, .bool, .array, .object:
            self = .duration(try StudyDuration(key, of: entry))
        }
    }
}

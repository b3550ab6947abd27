import Documents

/// A length of time as a study writes it, such as `2h` or `30d`, on the axis of instants.
package struct Span: Sendable, Hashable {
    package let milliseconds: Int

    package static func hours(_ hours: Int) -> Span { Span(milliseconds: hours * 3_600_000) }

    package static func days(_ days: Int) -> Span { hours(24 * days) }

    /// Nil for what is no written duration, and for more than ten years.
    init?(_ text: String) {
        guard let written = WrittenDuration(text), written.milliseconds <= Span.longest else {
            return nil
        }
        milliseconds = written.milliseconds
    }

    private init(milliseconds: Int) {
        self.milliseconds = milliseconds
    }

    private static let longest = 3_660 * 86_400_000
}

extension DocumentReader {
    func optionalSpan(_ key: String) throws(DocumentError) -> Span? {
        guard let text = try optionalString(key) else { return nil }
        guard let span = Span(text) else {
            throw failure(
                key,
                expected: "up to ten years as a whole number and its unit, such as 30min or 2h",
                found: "another text")
        }
        return span
    }
}

import Documents

/// A length of time as a study writes it, such as `2h` or `30d`, on the axis of instants.
package struct Span: Sendable, Hashable {
    package let milliseconds: Int

    package static func hours(_ hours: Int) -> Span { Span(milliseconds: hours * 3_600_000) }

    package static func days(_ days: Int) -> Span { hours(24 * days) }

    /// A whole number of minutes (`min`), hours (`h`) or days (`d`), without sign or blank.
    ///
    /// Nil for anything else, and for more than ten years.
    init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), count <= Span.longest,
            let unit = Span.units[String(text.dropFirst(digits.count))]
        else { return nil }
        let (milliseconds, overflows) = count.multipliedReportingOverflow(by: unit)
        guard !overflows, milliseconds <= Span.longest else { return nil }
        self.milliseconds = milliseconds
    }

    private init(milliseconds: Int) {
        self.milliseconds = milliseconds
    }

    private static let units = ["min": 60_000, "h": 3_600_000, "d": 86_400_000]
    private static let longest = 3_660 * 86_400_000
}

extension DocumentReader {
    func optionalSpan(_ key: String) throws(DocumentError) -> Span? {
        guard let text = try optionalString(key) else { return nil }
        guard let span = Span(text) else {
            throw failure(
                key, expected: "a whole number of minutes, hours or days, such as 30min, 2h or 30d",
                found: "another text")
        }
        return span
    }
}

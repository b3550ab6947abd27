/// A value as an institution's table holds it, by which a mapping names a code or a special.
///
/// It matches the same number and the same text alike, so `365243` finds 365243 and `'365243'`;
/// texts compare after trimming, case kept.
package struct LocalValue: Sendable, Hashable {
    package let text: String
    /// The number that the text spells in its plain form, or nil.
    package let number: Double?

    package init(_ text: String) {
        self.text = LocalValue.trimmed(text)
        number = LocalValue.isPlainNumber(self.text) ? Double(self.text) : nil
    }

    /// True when some cell of a database would match both.
    package func overlaps(_ other: LocalValue) -> Bool {
        text == other.text || (number != nil && number == other.number)
    }

    /// SQL that is true where a column holds one of the values: `(s."C" = 1 OR trim(s."C") = '1')`.
    static func matches(_ values: [LocalValue], _ column: String) -> String {
        let byText = test("trim(\(column))", values.map { SQLText.literal($0.text) })
        let numbers = values.filter { $0.number != nil }.map(\.text)
        return numbers.isEmpty ? byText : "(\(test(column, numbers)) OR \(byText))"
    }

    private static func test(_ tested: String, _ literals: [String]) -> String {
        literals.count == 1
            ? "\(tested) = \(literals[0])" : "\(tested) IN (\(literals.joined(separator: ", ")))"
    }

    /// A number without leading zero or sign tricks: `007` is a text that looks like one.
    private static func isPlainNumber(_ text: String) -> Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard let first = digits.first, first.isASCII, first.isNumber else { return false }
        if first == "0", digits.count > 1, !digits.hasPrefix("0.") { return false }
        return digits.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } && Double(text) != nil
            && digits.last != "."
    }

    private static func trimmed(_ text: String) -> String {
        let kept = text.drop { $0 == " " }
        let trailing = kept.reversed().prefix { $0 == " " }.count
        return String(kept.dropLast(trailing))
    }
}

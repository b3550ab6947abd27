/// A length of time as documents write it: a whole number and a unit, such as `90s`, `10min`, `2h`
/// or `7d`.
package struct WrittenDuration: Sendable, Hashable {
    /// From 0 up.
    package let seconds: Int

    private static let units = ["s": 1, "min": 60, "h": 3_600, "d": 86_400]
    /// Of any unit.
    private static let mostOfAUnit = 1_000_000

    /// Nil for any other text: one with a sign, a blank or a fraction, or of more than a million.
    package init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), count <= Self.mostOfAUnit,
            let unit = Self.units[String(text.dropFirst(digits.count))]
        else { return nil }
        seconds = count * unit
    }

    package var milliseconds: Int { 1_000 * seconds }
}

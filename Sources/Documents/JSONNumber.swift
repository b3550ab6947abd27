/// What the text of a well-formed JSON number is worth.
enum JSONNumber {
    /// The nearest floating-point number, ties to even; nil if it overflows, vanishes, or is whole
    /// and over 2^53.
    static func double(_ text: String) -> Double? {
        if isWhole(text) {
            return integer(text).map { $0 == 0 && text.utf8.first == minus ? -0.0 : Double($0) }
        }
        guard let value = Double(text), value.isFinite, !hasVanished(text, to: value) else {
            return nil
        }
        return value
    }

    /// The whole number that the text writes out, without point or exponent, at most 2^53.
    static func integer(_ text: String) -> Int? {
        guard isWhole(text), let value = Int(text),
            value.magnitude <= JSONValue.largestInteger.magnitude
        else { return nil }
        return value
    }

    /// Why a number of the right grammar can't be taken for what it says.
    static func fault(of text: String, isWhole: Bool) -> SyntaxFault? {
        if isWhole {
            return integer(text) == nil ? .integerTooLarge : nil
        }
        guard let value = Double(text), value.isFinite else { return .numberTooLarge }
        return hasVanished(text, to: value) ? .numberTooSmall : nil
    }

    private static let minus = UInt8(ascii: "-")

    private static func isWhole(_ text: String) -> Bool {
        text.utf8.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == minus
        }
    }

    /// Whether a text with a nonzero digit before its exponent reads as zero.
    private static func hasVanished(_ text: String, to value: Double) -> Bool {
        value == 0
            && text.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
                .contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) }
    }
}

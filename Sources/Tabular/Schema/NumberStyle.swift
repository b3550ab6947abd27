/// How an institution writes numbers as text.
package enum NumberStyle: String, Sendable, Hashable, CaseIterable {
    /// `1234.5`, also `1.2e3`.
    case plain
    /// `1234,5`.
    case comma
    /// `1.234,5`.
    case pointGrouped = "point_grouped"
    /// `1,234.5`.
    case commaGrouped = "comma_grouped"
    /// `<0.5`, a value and an operator.
    case `operator`

    /// The number that the whole text spells, or nil.
    ///
    /// Spaces around it are allowed, anything else beside it is not. Groups must have three digits;
    /// a text without any group is fine. A number too large for binary64 gives nil.
    ///
    /// A number with an operator is the number that follows it.
    package func number(from text: some StringProtocol) -> Double? {
        if self == .operator {
            let rest = NumberSign.split(String(text)).rest
            return NumberStyle.plain.number(from: rest)
        }
        var digits: [UInt8] = []
        var scanner = NumberScanner(text)
        scanner.sign(into: &digits)
        switch self {
        case .plain:
            guard scanner.plainInteger(into: &digits) else { return nil }
            guard scanner.fraction(after: ".", into: &digits) else { return nil }
            guard scanner.exponent(into: &digits) else { return nil }
        case .comma:
            guard scanner.plainInteger(into: &digits) else { return nil }
            guard scanner.fraction(after: ",", into: &digits) else { return nil }
        case .pointGrouped:
            guard scanner.groupedInteger(by: ".", into: &digits) else { return nil }
            guard scanner.fraction(after: ",", into: &digits) else { return nil }
        case .commaGrouped:
            guard scanner.groupedInteger(by: ",", into: &digits) else { return nil }
            guard scanner.fraction(after: ".", into: &digits) else { return nil }
        case .operator:
            return nil
        }
        guard scanner.isAtEnd, let value = Double(String(decoding: digits, as: UTF8.self)) else {
            return nil
        }
        return value.isFinite ? value : nil
    }
}

/// Reads the parts of a written number one after the other.
private struct NumberScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: some StringProtocol) {
        var bytes = Array(text.utf8)[...]
        while let first = bytes.first, NumberScanner.isSpace(first) { bytes.removeFirst() }
        while let last = bytes.last, NumberScanner.isSpace(last) { bytes.removeLast() }
        self.bytes = Array(bytes)
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func sign(into digits: inout [UInt8]) {
        guard let next, next == UInt8(ascii: "-") || next == UInt8(ascii: "+") else { return }
        digits.append(next)
        position += 1
    }

    mutating func plainInteger(into digits: inout [UInt8]) -> Bool {
        run(into: &digits) > 0
    }

    mutating func groupedInteger(by separator: Character, into digits: inout [UInt8]) -> Bool {
        let first = run(into: &digits)
        guard first > 0 else { return false }
        var isGrouped = false
        while let next, next == separator.asciiValue {
            guard isGrouped || first <= 3 else { return false }
            isGrouped = true
            position += 1
            guard run(into: &digits) == 3 else { return false }
        }
        return true
    }

    /// True when there is no fraction, or a whole one.
    mutating func fraction(after separator: Character, into digits: inout [UInt8]) -> Bool {
        guard let next, next == separator.asciiValue else { return true }
        position += 1
        digits.append(UInt8(ascii: "."))
        return run(into: &digits) > 0
    }

    mutating func exponent(into digits: inout [UInt8]) -> Bool {
        guard let next, next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return true }
        digits.append(next)
        position += 1
        sign(into: &digits)
        return run(into: &digits) > 0
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func run(into digits: inout [UInt8]) -> Int {
        let start = position
        while let next, next >= UInt8(ascii: "0"), next <= UInt8(ascii: "9") {
            digits.append(next)
            position += 1
        }
        return position - start
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }
}

/// A diagnosis code as ICD-10 writes it, upper-case without dot and blanks.
package struct DiagnosisCode: Sendable, Hashable {
    package let text: String

    /// Nil for what has not the shape of ICD-10: a letter, a digit, then one to five letters or
    /// digits.
    package init?(_ written: String) {
        let code = DiagnosisCode.plain(written)
        guard (3...7).contains(code.utf8.count), DiagnosisCode.begins(code) else { return nil }
        text = code
    }

    static func plain(_ written: String) -> String {
        written.uppercased().filter { $0 != "." && !$0.isWhitespace }
    }

    /// True for the beginning of a code: a letter, then a digit, then letters or digits.
    static func begins(_ prefix: String) -> Bool {
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) }
        let bytes = Array(prefix.utf8)
        return bytes.first.map(isLetter) == true && bytes.dropFirst().first.map(isDigit) != false
            && bytes.allSatisfy { isLetter($0) || isDigit($0) }
    }
}

extension JSONScanner {
    /// Numbers with at most this many bytes and no exponent can neither overflow, nor vanish, nor
    /// pass 2^53.
    private static let harmlessLength = 15

    /// Reads a number by the grammar of RFC 8259 and gives its text.
    mutating func number() throws(DocumentError) -> String {
        let start = index
        if startsWith("-Infinity") { throw failure(.notFinite) }
        if next == UInt8(ascii: "-") { index += 1 }
        let firstDigit = index
        let wholeDigits = skipDigits()
        var isWellFormed =
            wholeDigits == 1 || (wholeDigits > 1 && bytes[firstDigit] != UInt8(ascii: "0"))
        var isWhole = true
        if next == UInt8(ascii: ".") {
            isWhole = false
            index += 1
            isWellFormed = skipDigits() > 0 && isWellFormed
        }
        var hasExponent = false
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            hasExponent = true
            index += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
            isWellFormed = skipDigits() > 0 && isWellFormed
        }
        guard isWellFormed else {
            throw next == nil && index > start && !isDigit(bytes[index - 1])
                ? failure(.endsTooSoon) : failure(.malformedNumber, at: start)
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if hasExponent || index - start > Self.harmlessLength {
            if let fault = JSONNumber.fault(of: text, isWhole: isWhole && !hasExponent) {
                throw failure(fault, at: start)
            }
        }
        return text
    }

    /// Skips decimal digits and tells how many.
    private mutating func skipDigits() -> Int {
        let start = index
        while let byte = next, isDigit(byte) { index += 1 }
        return index - start
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

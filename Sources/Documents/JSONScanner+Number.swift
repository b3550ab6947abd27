extension JSONScanner {
    /// Numbers with at most this many bytes and no exponent can neither overflow, nor vanish, nor
    /// pass 2^53.
    private static let harmlessLength = 15

    /// Reads a number by the grammar of RFC 8259 and gives its text.
    mutating func number() throws(DocumentError) -> String {
        let start = index
        if startsWith("-Infinity") { throw failure(.notFinite) }
        let hasWholePart = skipWholePart()
        let wholeEnd = index
        let hasFraction = skipFraction()
        let fractionEnd = index
        let hasExponent = skipExponent()
        guard hasWholePart, hasFraction, hasExponent else {
            let isCutOff = next == nil && index > start && !isDigit(bytes[index - 1])
            throw isCutOff ? failure(.endsTooSoon) : failure(.malformedNumber, at: start)
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if index > fractionEnd || index - start > Self.harmlessLength,
            let fault = JSONNumber.fault(of: text, isWhole: index == wholeEnd)
        {
            throw failure(fault, at: start)
        }
        return text
    }

    /// False if there are no digits, or a zero before others.
    private mutating func skipWholePart() -> Bool {
        if next == UInt8(ascii: "-") { index += 1 }
        let startsWithZero = next == UInt8(ascii: "0")
        let count = skipDigits()
        return count == 1 || (count > 1 && !startsWithZero)
    }

    /// False if no digit follows the point; true if there is no fraction at all.
    private mutating func skipFraction() -> Bool {
        guard next == UInt8(ascii: ".") else { return true }
        index += 1
        return skipDigits() > 0
    }

    /// False if an exponent has no digits; true if there is no exponent at all.
    private mutating func skipExponent() -> Bool {
        guard next == UInt8(ascii: "e") || next == UInt8(ascii: "E") else { return true }
        index += 1
        if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { index += 1 }
        return skipDigits() > 0
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

extension JSONScanner {
    /// Reads a text, from its opening quote to behind its closing one.
    mutating func text() throws(DocumentError) -> String {
        index += 1
        let start = index
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20
        {
            index += 1
        }
        if next == UInt8(ascii: "\"") {
            defer { index += 1 }
            return String(decoding: bytes[start..<index], as: UTF8.self)
        }
        return try escapedText(from: start)
    }

    /// Goes on with a text whose bytes from `start` to here hold no escape.
    private mutating func escapedText(from start: Int) throws(DocumentError) -> String {
        var content = Array(bytes[start..<index])
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"):
                content += String(Character(try escape())).utf8
            case 0x00...0x1F:
                throw failure(.controlCharacter)
            default:
                content.append(byte)
                index += 1
            }
        }
        throw failure(.endsTooSoon)
    }

    private mutating func escape() throws(DocumentError) -> Unicode.Scalar {
        let start = index
        index += 1
        guard let letter = next else { throw failure(.endsTooSoon) }
        index += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try codedScalar(escapedAt: start)
        default: throw failure(.unknownEscape, at: start)
        }
    }

    /// Reads the digits of `\uXXXX`, and the second half if they are the first of a pair.
    private mutating func codedScalar(escapedAt start: Int) throws(DocumentError) -> Unicode.Scalar
    {
        let first = try codeUnit(escapedAt: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, startsWith("\\u") else { throw failure(.loneSurrogate, at: start) }
        let secondStart = index
        index += 2
        let second = try codeUnit(escapedAt: secondStart)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw failure(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func codeUnit(escapedAt start: Int) throws(DocumentError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next else { throw failure(.endsTooSoon) }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
                throw failure(.unknownEscape, at: start)
            }
            unit = unit << 4 | UInt16(digit)
            index += 1
        }
        return unit
    }
}

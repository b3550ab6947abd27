/// A line of code, without texts and comments, searched for words and signs.
struct CodeLine {
    private let bytes: [UInt8]

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// Whether `pattern` occurs, not as the end of a longer name.
    ///
    /// - Parameter allowedBefore: what may stand right before a place for it not to count.
    func holds(_ pattern: String, unlessAfter allowedBefore: [String] = []) -> Bool {
        let pattern = Array(pattern.utf8)
        guard let first = pattern.first, bytes.count >= pattern.count else { return false }
        for start in 0...(bytes.count - pattern.count) where bytes[start] == first {
            guard bytes[start...].starts(with: pattern) else { continue }
            if Self.isNamePart(first), start > 0, Self.isNamePart(bytes[start - 1]) { continue }
            let before = bytes[..<start]
            if !allowedBefore.contains(where: { before.ends(with: Array($0.utf8)) }) { return true }
        }
        return false
    }

    /// Whether an exclamation mark unwraps, or declares a type that unwraps by itself.
    var forcesOptional: Bool {
        let closing = Set(")]}>?\"`".utf8)
        return bytes.indices.contains { index in
            guard bytes[index] == UInt8(ascii: "!"), index > 0 else { return false }
            let isComparison = index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "=")
            let before = bytes[index - 1]
            return !isComparison && (Self.isNamePart(before) || closing.contains(before))
        }
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            true
        default: byte >= 0x80
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func ends(with suffix: [UInt8]) -> Bool {
        self.suffix(suffix.count).elementsEqual(suffix)
    }
}

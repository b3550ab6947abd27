import Documents

/// Makes documents out of a seed, with everything in them that a writer could get wrong.
struct RandomTree {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A tree with at most `depth` levels of objects and lists.
    mutating func value(depth: Int = 5) -> JSONValue {
        switch draw(below: depth > 0 ? 7 : 5) {
        case 0: .null
        case 1: .bool(draw(below: 2) == 1)
        case 2: .integer(draw(below: 2) == 1 ? draw(below: 1 << 53) : -draw(below: 1000))
        case 3: .double(double())
        case 4: .string(text())
        case 5: .array((0..<draw(below: 5)).map { _ in value(depth: depth - 1) })
        default:
            .object(
                (0..<draw(below: 12)).map {
                    JSONMember(key: "\($0)" + text(), value: value(depth: depth - 1))
                })
        }
    }

    /// Any finite number; all magnitudes are equally likely.
    mutating func double() -> Double {
        let value = Double(bitPattern: next())
        return value.isFinite ? value : double()
    }

    private mutating func text() -> String {
        let letters: [Character] = [
            "a", "Z", "7", " ", "\"", "\\", "/", "\n", "\t", "\r", "\u{8}", "\u{C}", "\u{0}",
            "\u{1F}",
            "\u{7F}", "ä", "e\u{301}", "漢", "🌳", "\u{2028}", "\u{10FFFF}",
        ]
        return String((0..<draw(below: 9)).map { _ in letters[draw(below: letters.count)] })
    }

    private mutating func draw(below bound: Int) -> Int {
        Int(next() % UInt64(bound))
    }

    /// Source: SplitMix64, Steele, Lea & Flood 2014, https://doi.org/10.1145/2660193.2660195.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

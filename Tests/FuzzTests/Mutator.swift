import Learning

/// Changes bytes as an enemy or a broken disk would. The same seed makes the same changes.
struct Mutator {
    private var chance: SeededGenerator

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
    }

    /// What parsers stumble over, as bytes of a text.
    private static let words = [
        "{", "}", "[", "]", ",", ":", "\"", "null", "true", "-", "0", "-0", "1.0", "1e400",
        "1e-400",
        "9007199254740993", "-9223372036854775808", "18446744073709551616", "\\ud800", "\\u0000",
        "\u{1b}[2J", "\u{feff}", "[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "/*", "NaN", "..",
        "%2e", "\r\n", "\u{0}", "é", "\u{202e}",
    ].map { Array($0.utf8) }

    /// Whole numbers at the edges, big-endian and little-endian.
    private static let numbers: [[UInt8]] = [
        [0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff], [0x7f, 0xff, 0xff, 0xff], [0x80, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 0, 0x80], [0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], [0, 0, 0, 0, 0x10, 0, 0, 0],
    ]

    /// One of `seeds`, changed one to eight times.
    mutating func input(from seeds: [[UInt8]]) -> [UInt8] {
        var bytes = pick(seeds)
        for _ in 0...number(below: 8) { change(&bytes, seeds) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8], _ seeds: [[UInt8]]) {
        let place = number(below: bytes.count + 1)
        let end = min(bytes.count, place + length())
        switch number(below: 9) {
        case 0: if place < bytes.count { bytes[place] ^= 1 << number(below: 8) }
        case 1: if place < bytes.count { bytes[place] = UInt8(number(below: 256)) }
        case 2: bytes.removeSubrange(place..<end)
        case 3: bytes.insert(contentsOf: bytes[place..<end], at: number(below: bytes.count + 1))
        case 4: bytes.insert(contentsOf: pick(Self.words), at: place)
        case 5: replace(&bytes, from: place, with: pick(Self.numbers))
        case 6: bytes.removeSubrange(place...)
        case 7: bytes = bytes[..<place] + pick(seeds).suffix(length())
        default: replaceNumber(&bytes, after: place)
        }
    }

    private func replace(_ bytes: inout [UInt8], from place: Int, with new: [UInt8]) {
        bytes.replaceSubrange(place..<min(bytes.count, place + new.count), with: new)
    }

    /// The next run of digits becomes another number.
    private mutating func replaceNumber(_ bytes: inout [UInt8], after place: Int) {
        let isDigit = { (byte: UInt8) in (48...57).contains(byte) }
        guard let start = bytes[place...].firstIndex(where: isDigit) else { return }
        let end = bytes[start...].firstIndex { !isDigit($0) } ?? bytes.endIndex
        let number = chance.next() >> UInt64(self.number(below: 64))
        bytes.replaceSubrange(start..<end, with: Array(String(number).utf8))
    }

    private mutating func length() -> Int { 1 << number(below: 10) }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[number(below: values.count)]
    }

    private mutating func number(below bound: Int) -> Int {
        Int(chance.next() % UInt64(bound))
    }
}

import Foundation

/// A value that was planted in one cell of a database, and that nobody outside may ever read.
struct Canary: Sendable {
    enum Value: Sendable {
        case text(String)
        case integer(Int64)
        case real(Double)
    }

    /// `table.column`.
    let place: String
    let value: Value

    /// One way in which the value could be written into a message or a file.
    struct Form: Sendable {
        let name: String
        let bytes: [UInt8]
    }

    /// Every form of at least eight bytes, which no other number has by chance.
    var forms: [Form] {
        switch value {
        case .text(let text): Self.written(text)
        case .integer(let integer):
            Self.written("\(integer)") + Self.whole(integer, "integer")
                + Self.whole(Double(integer).bitPattern, "binary64")
                + Self.scaled(Double(integer), from: 1)
        case .real(let real):
            Self.written("\(real)") + Self.whole(real.bitPattern, "binary64")
                + Self.scaled(real, from: 0)
        }
    }

    /// Binary32, in both orders of its four bytes.
    var singles: [Form] {
        let single: Float
        switch value {
        case .text: return []
        case .integer(let integer): single = Float(integer)
        case .real(let real): single = Float(real)
        }
        return [
            Form(name: "binary32", bytes: Self.bytes(of: single.bitPattern.littleEndian)),
            Form(name: "binary32, big-endian", bytes: Self.bytes(of: single.bitPattern.bigEndian)),
        ]
    }

    /// As itself, in hexadecimal, in both bytes of UTF-16, and in base64 wherever a group of three
    /// bytes may begin.
    private static func written(_ text: String) -> [Form] {
        let bytes = Array(text.utf8)
        return [
            Form(name: "text", bytes: bytes),
            Form(name: "hexadecimal", bytes: hexadecimal(bytes)),
            Form(name: "UTF-16", bytes: text.utf16.flatMap { Self.bytes(of: $0.littleEndian) }),
        ] + base64(bytes)
    }

    private static func whole(_ number: some FixedWidthInteger, _ name: String) -> [Form] {
        let little = bytes(of: number.littleEndian)
        return [
            Form(name: name, bytes: little),
            Form(name: "\(name), big-endian", bytes: bytes(of: number.bigEndian)),
            Form(name: "\(name) in hexadecimal", bytes: hexadecimal(little)),
        ] + base64(little).map { Form(name: "\(name) in \($0.name)", bytes: $0.bytes) }
    }

    /// A value times 2^e, rounded: what stands in the ring. Small ones could be a count.
    private static func scaled(_ value: Double, from smallest: Int) -> [Form] {
        (smallest..<62).flatMap { exponent -> [Form] in
            let word = Double(sign: .plus, exponent: exponent, significand: value)
                .rounded(.toNearestOrEven)
            guard word.magnitude >= 0x1p32, word.magnitude < 0x1p62 else { return [] }
            let name = "times 2^\(exponent)"
            return [
                Form(name: name, bytes: bytes(of: Int64(word).littleEndian)),
                Form(name: "\(name), big-endian", bytes: bytes(of: Int64(word).bigEndian)),
            ]
        }
    }

    private static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number) { Array($0) }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { byte in
            Array((byte < 16 ? "0" : "").utf8) + Array(String(byte, radix: 16).utf8)
        }
    }

    private static func base64(_ bytes: [UInt8]) -> [Form] {
        (0..<3).map { shift in
            let padded = Data([UInt8](repeating: 0, count: shift) + bytes)
            let first = (8 * shift + 5) / 6
            let last = 8 * padded.count / 6
            return Form(
                name: "base64", bytes: Array(Array(padded.base64EncodedString().utf8)[first..<last])
            )
        }
    }
}

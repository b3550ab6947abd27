/// A coordinate modulo 2^255 − 19 as it stands in a public key: 32 little-endian bytes whose top
/// bit is not part of it. Public keys only; nothing here is secret.
struct FieldElement: Hashable {
    /// The number's 32 bytes without the top bit, possibly the modulus or above.
    private let bytes: [UInt8]

    init(littleEndian encoded: [UInt8]) {
        var bytes = encoded
        bytes[31] &= 0x7f
        self.bytes = bytes
    }

    /// Whether the number is below the modulus.
    var isCanonical: Bool {
        bytes[31] != 0x7f || bytes[1..<31].contains { $0 != 0xff } || bytes[0] < 0xed
    }

    /// The bytes of the same number below the modulus.
    var reduced: [UInt8] {
        isCanonical ? bytes : [bytes[0] - 0xed] + [UInt8](repeating: 0, count: 31)
    }
}

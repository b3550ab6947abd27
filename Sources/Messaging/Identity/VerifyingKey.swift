import Crypto

/// An Ed25519 public key that is a canonical encoding and not of small order.
package struct VerifyingKey: Sendable, Hashable {
    package static let byteCount = 32
    package static let signatureByteCount = 64

    /// 32 bytes, as in RFC 8032.
    package let bytes: [UInt8]

    init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Throws for another length, a y of 2^255 − 19 or above, and the eight points of small order.
    package init(bytes: [UInt8]) throws(KeyError) {
        guard bytes.count == Self.byteCount else {
            throw .wrongLength(expected: Self.byteCount, found: bytes.count)
        }
        let y = FieldElement(littleEndian: bytes)
        guard y.isCanonical else { throw .nonCanonical }
        guard !Self.smallOrderY.contains(y.reduced) else { throw .smallOrder }
        self.bytes = bytes
    }

    /// Reads 64 lower-case hexadecimal digits.
    package init(hex: String) throws(KeyError) {
        guard let bytes = Hexadecimal.decode(hex) else {
            throw .wrongLength(expected: Self.byteCount, found: hex.utf8.count / 2)
        }
        try self.init(bytes: bytes)
    }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { Hexadecimal.encode(bytes) }

    /// Whether `signature` is this key's over `message`, by the strict rules: 64 bytes, S < L, R
    /// compared as bytes (RFC 8032, 5.1.7, without cofactor).
    package func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        guard
            signature.count == Self.signatureByteCount,
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        else { return false }
        return key.isValidSignature(signature, for: message)
    }

    /// The y coordinates of the points whose order divides 8, little-endian; each with either sign
    /// of x.
    private static let smallOrderY: Set<[UInt8]> = [
        [UInt8](repeating: 0, count: 32),
        [1] + [UInt8](repeating: 0, count: 31),
        [0xec] + [UInt8](repeating: 0xff, count: 30) + [0x7f],
        [
            0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98,
            0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53,
            0xfc, 0x05,
        ],
        [
            0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67,
            0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac,
            0x03, 0x7a,
        ],
    ]
}

extension VerifyingKey: CustomStringConvertible {
    package var description: String { hex }
}

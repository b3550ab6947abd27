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
        guard !Self.smallOrderY.contains(Hexadecimal.encode(y.reduced)) else { throw .smallOrder }
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

    /// The y coordinates of the points whose order divides 8, little-endian, in hexadecimal; each
    /// stands for both signs of x.
    private static let smallOrderY: Set<String> = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    ]
}

extension VerifyingKey: CustomStringConvertible {
    package var description: String { hex }
}

/// An X25519 public key, not one of those that turn every secret into zeros.
///
/// Kept in its canonical encoding, so that a key repeated in another encoding is seen as equal.
package struct AgreementPublicKey: Sendable, Hashable {
    package static let byteCount = 32

    /// 32 bytes, as in RFC 7748, below 2^255 − 19.
    package let bytes: [UInt8]

    init(unchecked bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Throws for another length and for the points of low order, in every encoding of them.
    package init(bytes: [UInt8]) throws(KeyError) {
        guard bytes.count == Self.byteCount else {
            throw .wrongLength(expected: Self.byteCount, found: bytes.count)
        }
        let reduced = FieldElement(littleEndian: bytes).reduced
        guard !Self.lowOrder.contains(Hexadecimal.encode(reduced)) else { throw .smallOrder }
        self.bytes = reduced
    }

    /// 64 lower-case hexadecimal digits.
    package var hex: String { Hexadecimal.encode(bytes) }

    /// u of the points of low order on the curve and its twist, little-endian, in hexadecimal.
    private static let lowOrder: Set<String> = [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
    ]
}

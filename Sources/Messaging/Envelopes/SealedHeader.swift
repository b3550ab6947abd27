/// An envelope without its payload: header and signature, 360 bytes.
///
/// It is what members see of messages to others, what chains and heads are computed from, and what
/// evidence is made of.
package struct SealedHeader: Sendable, Hashable {
    package static let byteCount = EnvelopeHeader.byteCount + VerifyingKey.signatureByteCount

    package let header: EnvelopeHeader
    /// The 296 bytes as they arrived.
    package let headerBytes: [UInt8]
    /// 64 bytes.
    package let signature: [UInt8]
    /// SHA-256 of the signed bytes.
    package let digest: Digest

    init(header: EnvelopeHeader, headerBytes: [UInt8], signature: [UInt8]) {
        self.header = header
        self.headerBytes = headerBytes
        self.signature = signature
        self.digest = .sha256(for: .envelope, headerBytes)
    }

    /// Reads 360 bytes; nothing is verified beyond the header's fixed fields, its type and the
    /// type's bound on the payload.
    package init(decoding bytes: [UInt8]) throws(EnvelopeError) {
        guard bytes.count == Self.byteCount else { throw .tooShort(found: bytes.count) }
        let headerBytes = Array(bytes.prefix(EnvelopeHeader.byteCount))
        let header = try EnvelopeHeader(decoding: headerBytes)
        guard let type = header.messageType else { throw .unknownType(header.type) }
        guard header.payloadLength <= UInt64(type.maximumPayload) else {
            throw .payloadTooLarge(
                type, declared: header.payloadLength, maximum: type.maximumPayload)
        }
        self.init(
            header: header, headerBytes: headerBytes,
            signature: Array(bytes.suffix(VerifyingKey.signatureByteCount)))
    }

    /// The 360 bytes: header ‖ signature.
    package var bytes: [UInt8] { headerBytes + signature }

    /// Whether the signature is `key`'s over this header.
    package func isSigned(by key: VerifyingKey) -> Bool {
        key.isValid(signature, for: Purpose.envelope.bytes + headerBytes)
    }
}

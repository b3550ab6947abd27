/// One message: header, payload and an Ed25519 signature over the header.
///
/// Decoding believes nothing but lengths and fixed fields; `Roster.verify` makes it `Verified`.
package struct Envelope: Sendable, Hashable {
    /// The envelope without its payload: what is logged of it and shown to those it is not for.
    package let redacted: SealedHeader
    package let payload: [UInt8]

    package var header: EnvelopeHeader { redacted.header }
    /// The 296 bytes as they arrived.
    package var headerBytes: [UInt8] { redacted.headerBytes }
    /// 64 bytes.
    package var signature: [UInt8] { redacted.signature }
    /// SHA-256 of "fl-envelope-v1" 0x00 ‖ header: the name of the message.
    package var digest: Digest { redacted.digest }
    /// The wire form: header ‖ payload ‖ signature.
    package var bytes: [UInt8] { headerBytes + payload + signature }

    private init(redacted: SealedHeader, payload: [UInt8]) {
        self.redacted = redacted
        self.payload = payload
    }

    /// Reads the wire form: length, fixed fields, a known type and its bound on the payload.
    package init(decoding bytes: [UInt8]) throws(EnvelopeError) {
        guard bytes.count >= SealedHeader.byteCount else { throw .tooShort(found: bytes.count) }
        let payload = bytes.dropFirst(EnvelopeHeader.byteCount)
            .dropLast(VerifyingKey.signatureByteCount)
        let redacted = try SealedHeader(
            decoding: Array(bytes.prefix(EnvelopeHeader.byteCount))
                + bytes.suffix(VerifyingKey.signatureByteCount))
        guard redacted.header.payloadLength == UInt64(payload.count) else {
            throw .lengthMismatch(declared: redacted.header.payloadLength, found: payload.count)
        }
        self.init(redacted: redacted, payload: Array(payload))
    }

    /// Seals a message of our own: fills in the payload's length and digest, and signs.
    package static func sealed(
        _ header: EnvelopeHeader, payload: [UInt8], key: SigningKey
    ) -> Envelope {
        let maximum = header.messageType?.maximumPayload ?? 0
        precondition(payload.count <= maximum, "a payload is within the bound of its message type")
        let complete = header.describing(payload)
        let redacted = SealedHeader(
            header: complete, headerBytes: complete.encoded(),
            signature: key.sign(complete.signedBytes))
        return Envelope(redacted: redacted, payload: payload)
    }
}

extension Envelope: CustomStringConvertible {
    /// Type, length and digest; nothing of the payload.
    package var description: String {
        let type = header.messageType.map { "\($0)" } ?? "unknown type"
        return "Envelope(\(type), \(payload.count) bytes, \(digest.hex.prefix(16)))"
    }
}

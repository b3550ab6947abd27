package import Messaging

/// What is known of an envelope once its header is there, before its payload is read.
package enum EnvelopeStart {
    /// Throws if an envelope of `wireBytes` bytes with this header would be refused whatever
    /// follows: its type is one that only the coordinator sends, or the payload is larger than its
    /// type allows, or the lengths differ.
    package static func check(
        _ header: [UInt8], wireBytes: Int
    ) throws(EnvelopeError) {
        let header = try EnvelopeHeader(decoding: header)
        guard let type = header.messageType else { throw .unknownType(header.type) }
        guard !type.fromCoordinator else { throw .typeNotAllowed(type, sender: header.sender) }
        guard header.payloadLength <= UInt64(type.maximumPayload) else {
            throw .payloadTooLarge(
                type, declared: header.payloadLength, maximum: type.maximumPayload)
        }
        let payload = wireBytes - SealedHeader.byteCount
        guard header.payloadLength == UInt64(max(payload, 0)), payload >= 0 else {
            throw .lengthMismatch(declared: header.payloadLength, found: max(payload, 0))
        }
    }
}

extension MemberEndpoint {
    package func refusal(ofHeader header: [UInt8], wireBytes: Int) -> EnvelopeError? {
        do {
            try EnvelopeStart.check(header, wireBytes: wireBytes)
            return nil
        } catch {
            return error
        }
    }
}

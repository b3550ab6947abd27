/// The 296 bytes in front of a message: who says what to whom, where in its run and chain.
///
/// Big-endian, in the order of the properties. The signature covers "fl-envelope-v1" 0x00 and these
/// bytes; they hold the payload's length and SHA-256.
package struct EnvelopeHeader: Sendable, Hashable {
    package static let byteCount = 296
    /// The text FLM1.
    package static let magic: [UInt8] = [0x46, 0x4c, 0x4d, 0x31]
    package static let version: UInt16 = 1
    /// Ed25519, SHA-256, X25519, HKDF-SHA256, ChaCha20, ChaCha20-Poly1305.
    package static let suite: UInt16 = 1
    package static let reserved = [UInt8](repeating: 0, count: 28)

    /// 4 bytes.
    package let magic: [UInt8]
    package let version: UInt16
    package let suite: UInt16
    /// The code of a `MessageType`, if it is one.
    package let type: UInt16
    /// 0.
    package let flags: UInt16
    /// SHA-256 of the charter.
    package let federation: Digest
    /// Zero for messages of the federation.
    package let run: RunID
    /// From 1; 0 outside a round.
    package let round: UInt32
    /// 1 question and answer, 2 survivors, 3 reveal, 4 sum; 0 outside a round.
    package let phase: UInt16
    /// From 1; 0 outside a round.
    package let attempt: UInt16
    package let sender: NodeID
    /// One node, or `.everyone`.
    package let recipient: NodeID
    /// Epoch of the sender's signing key.
    package let keyEpoch: UInt32
    /// The version that the run is pinned to.
    package let rosterVersion: UInt32
    /// 1, 2, 3 … for each sender and run; 0 outside the chain.
    package let sequence: UInt64
    /// Unix time in milliseconds; never decreases within a chain.
    package let issuedMilliseconds: UInt64
    /// Unix time in milliseconds, after `issuedMilliseconds`.
    package let expiresMilliseconds: UInt64
    /// Digest of the sender's envelope before this one in the run; zero for the first.
    package let previous: Digest
    /// Digest of the envelope that this one answers; zero if none.
    package let inReplyTo: Digest
    /// Coordinator: the transcript's head just before this entry. Institution: the latest head that
    /// it has verified.
    package let logHead: Digest
    /// Bytes, exactly.
    package let payloadLength: UInt64
    package let payloadDigest: Digest
    /// 28 zero bytes.
    package let reserved: [UInt8]

    /// A header of any content; `Envelope.sealed` fills in the payload's length and digest.
    package init(
        magic: [UInt8] = EnvelopeHeader.magic, version: UInt16 = EnvelopeHeader.version,
        suite: UInt16 = EnvelopeHeader.suite, type: UInt16, flags: UInt16 = 0, federation: Digest,
        run: RunID, round: UInt32 = 0, phase: UInt16 = 0, attempt: UInt16 = 0, sender: NodeID,
        recipient: NodeID, keyEpoch: UInt32, rosterVersion: UInt32, sequence: UInt64,
        issuedMilliseconds: UInt64, expiresMilliseconds: UInt64, previous: Digest = .zero,
        inReplyTo: Digest = .zero, logHead: Digest = .zero, payloadLength: UInt64 = 0,
        payloadDigest: Digest = .zero, reserved: [UInt8] = EnvelopeHeader.reserved
    ) {
        precondition(magic.count == 4, "a header's magic has 4 bytes")
        precondition(reserved.count == 28, "a header's reserved field has 28 bytes")
        self.magic = magic
        self.version = version
        self.suite = suite
        self.type = type
        self.flags = flags
        self.federation = federation
        self.run = run
        self.round = round
        self.phase = phase
        self.attempt = attempt
        self.sender = sender
        self.recipient = recipient
        self.keyEpoch = keyEpoch
        self.rosterVersion = rosterVersion
        self.sequence = sequence
        self.issuedMilliseconds = issuedMilliseconds
        self.expiresMilliseconds = expiresMilliseconds
        self.previous = previous
        self.inReplyTo = inReplyTo
        self.logHead = logHead
        self.payloadLength = payloadLength
        self.payloadDigest = payloadDigest
        self.reserved = reserved
    }

    /// The type, nil for a code that is none.
    package var messageType: MessageType? { MessageType(rawValue: type) }

    /// "fl-envelope-v1" 0x00 ‖ header.
    package var signedBytes: [UInt8] { Purpose.envelope.bytes + encoded() }

    /// SHA-256 of the signed bytes, the name of the message; the signature is not part of it.
    package var digest: Digest { .sha256(signedBytes) }

    /// The same header for this payload: its length and digest filled in.
    package func describing(_ payload: [UInt8]) -> EnvelopeHeader {
        EnvelopeHeader(
            magic: magic, version: version, suite: suite, type: type, flags: flags,
            federation: federation, run: run, round: round, phase: phase, attempt: attempt,
            sender: sender, recipient: recipient, keyEpoch: keyEpoch, rosterVersion: rosterVersion,
            sequence: sequence, issuedMilliseconds: issuedMilliseconds,
            expiresMilliseconds: expiresMilliseconds, previous: previous, inReplyTo: inReplyTo,
            logHead: logHead, payloadLength: UInt64(payload.count),
            payloadDigest: .sha256(payload), reserved: reserved)
    }
}

/// Why a message is refused, in the order in which it is looked at: cheap checks first.
package enum EnvelopeError: Error, Hashable {
    case tooShort(found: Int)
    case wrongHeaderLength(found: Int)
    case wrongMagic
    case wrongVersion(UInt16)
    case wrongSuite(UInt16)
    case flagsSet(UInt16)
    case reservedSet
    case unknownType(UInt16)
    case payloadTooLarge(MessageType, declared: UInt64, maximum: Int)
    case lengthMismatch(declared: UInt64, found: Int)
    case wrongFederation(expected: Digest, found: Digest)
    case senderNotPeer(sender: NodeID, peer: NodeID)
    case wrongRecipient(found: NodeID)
    case wrongRun(expected: RunID, found: RunID)
    case unknownSender(NodeID)
    case revokedSender(NodeID)
    case wrongKeyEpoch(sender: NodeID, expected: UInt32, found: UInt32)
    case wrongRosterVersion(expected: UInt32, found: UInt32)
    case typeNotAllowed(MessageType, sender: NodeID)
    case implausiblePlace(MessageType, round: UInt32, phase: UInt16, attempt: UInt16)
    case emptyLife(issued: UInt64, expires: UInt64)
    case lifeTooLong(milliseconds: UInt64, maximum: UInt64)
    case expired(expires: UInt64, now: UInt64)
    case issuedInFuture(issued: UInt64, now: UInt64)
    case badSignature(sender: NodeID)
    case payloadDigestMismatch
}

extension EnvelopeError {
    /// A stable word for programs.
    package var code: String {
        switch self {
        case .tooShort: "too-short"
        case .wrongHeaderLength: "wrong-header-length"
        case .wrongMagic: "wrong-magic"
        case .wrongVersion: "wrong-version"
        case .wrongSuite: "wrong-suite"
        case .flagsSet: "flags-set"
        case .reservedSet: "reserved-set"
        case .unknownType: "unknown-type"
        case .payloadTooLarge: "payload-too-large"
        case .lengthMismatch: "length-mismatch"
        case .wrongFederation: "wrong-federation"
        case .senderNotPeer: "sender-not-peer"
        case .wrongRecipient: "wrong-recipient"
        case .wrongRun: "wrong-run"
        case .unknownSender: "unknown-sender"
        case .revokedSender: "revoked-sender"
        case .wrongKeyEpoch: "wrong-key-epoch"
        case .wrongRosterVersion: "wrong-roster-version"
        case .typeNotAllowed: "type-not-allowed"
        case .implausiblePlace: "implausible-place"
        case .emptyLife: "empty-life"
        case .lifeTooLong: "life-too-long"
        case .expired: "expired"
        case .issuedInFuture: "issued-in-future"
        case .badSignature: "bad-signature"
        case .payloadDigestMismatch: "payload-digest-mismatch"
        }
    }

    /// The HTTP status of the refusal.
    package var status: Int {
        switch self {
        case .tooShort, .wrongHeaderLength, .wrongMagic, .wrongVersion, .wrongSuite, .flagsSet,
            .reservedSet, .unknownType, .lengthMismatch, .payloadDigestMismatch:
            400
        case .senderNotPeer, .wrongRecipient, .unknownSender, .revokedSender, .wrongKeyEpoch,
            .wrongRosterVersion, .typeNotAllowed, .badSignature:
            403
        case .wrongFederation, .wrongRun: 404
        case .payloadTooLarge: 413
        case .implausiblePlace, .emptyLife, .lifeTooLong, .expired, .issuedInFuture: 422
        }
    }
}

extension EnvelopeError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .tooShort(let found):
            "\(found) bytes are no message; header and signature alone have 360."
        case .wrongHeaderLength(let found):
            "\(found) bytes are no header; a header has \(EnvelopeHeader.byteCount)."
        case .wrongMagic: "The bytes do not begin with FLM1, so they are no message of ours."
        case .wrongVersion(let found):
            """
            The message is of version \(found), this program reads version \
            \(EnvelopeHeader.version). Run the same release at both ends.
            """
        case .wrongSuite(let found):
            """
            The message uses cipher suite \(found), this program knows suite \
            \(EnvelopeHeader.suite). Run the same release at both ends.
            """
        case .flagsSet(let found): "The header's flags are \(found); 0 was expected."
        case .reservedSet: "The header's reserved field is not zero."
        case .unknownType(let code):
            """
            Message type 0x\(String(code, radix: 16)) is not known. Run the same release at both \
            ends.
            """
        case .payloadTooLarge(let type, let declared, let maximum):
            "A \(type) message of \(declared) bytes is announced; at most \(maximum) are allowed."
        case .lengthMismatch(let declared, let found):
            "The header announces a payload of \(declared) bytes, \(found) bytes came."
        case .wrongFederation(let expected, let found):
            "The message belongs to federation \(found); this one is \(expected)."
        case .senderNotPeer(let sender, let peer):
            "The message names \(sender) as its sender, but the connection belongs to \(peer)."
        case .wrongRecipient(let found): "The message is addressed to \(found), not to this node."
        case .wrongRun(let expected, let found):
            "The message belongs to run \(found); run \(expected) was expected."
        case .unknownSender(let sender):
            "\(sender) does not stand in the roster. Fetch the latest roster and send again."
        case .revokedSender(let sender):
            "\(sender) is revoked: no message of it is accepted any more. Enrol with new keys."
        case .wrongKeyEpoch(let sender, let expected, let found):
            """
            \(sender) signed with its key of epoch \(found); the roster lists epoch \(expected). \
            Fetch the latest roster.
            """
        case .wrongRosterVersion(let expected, let found):
            "The message was made under roster \(found); its run is pinned to roster \(expected)."
        case .typeNotAllowed(let type, let sender): "\(sender) may not send a \(type) message."
        case .implausiblePlace(let type, let round, let phase, let attempt):
            """
            A \(type) message cannot stand at round \(round), phase \(phase), attempt \(attempt) \
            with the sequence number it has.
            """
        case .emptyLife(let issued, let expires):
            "The message expires at \(expires) ms, not after it was issued at \(issued) ms."
        case .lifeTooLong(let milliseconds, let maximum):
            "The message is meant to live \(milliseconds) ms; at most \(maximum) ms are allowed."
        case .expired(let expires, let now):
            "The message expired at \(expires) ms; this clock says \(now) ms. Compare the clocks."
        case .issuedInFuture(let issued, let now):
            "The message was issued at \(issued) ms; this clock says \(now) ms. Compare the clocks."
        case .badSignature(let sender): "The signature is not that of \(sender)."
        case .payloadDigestMismatch: "The payload is not the one whose digest the sender signed."
        }
    }
}

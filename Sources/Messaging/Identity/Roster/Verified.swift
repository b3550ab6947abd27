/// Something whose author, addressee, time and bytes were checked against a roster.
///
/// Only `Roster.verify` makes one, so whoever is handed a `Verified` need not check again. Where it
/// stands in its sender's chain, and whether its payload says anything sensible, is still open.
package struct Verified<Payload: Sendable>: Sendable {
    package let value: Payload

    fileprivate init(_ value: Payload) {
        self.value = value
    }
}

extension Verified: Equatable where Payload: Equatable {}
extension Verified: Hashable where Payload: Hashable {}

extension Roster {
    /// Checks a message in the order of cost: federation, peer and addressee, run and membership,
    /// place and times, signature, payload. Lengths and fixed fields were checked on decoding.
    package func verify(
        _ envelope: Envelope, expecting expectation: Expectation
    ) throws(EnvelopeError) -> Verified<Envelope> {
        try check(envelope.redacted, expecting: expectation)
        guard envelope.header.payloadLength == UInt64(envelope.payload.count) else {
            throw .lengthMismatch(
                declared: envelope.header.payloadLength, found: envelope.payload.count)
        }
        guard Digest.sha256(envelope.payload) == envelope.header.payloadDigest else {
            throw .payloadDigestMismatch
        }
        return Verified(envelope)
    }

    /// The same for a message whose payload is not at hand.
    package func verify(
        _ header: SealedHeader, expecting expectation: Expectation
    ) throws(EnvelopeError) -> Verified<SealedHeader> {
        try check(header, expecting: expectation)
        return Verified(header)
    }

    private func check(
        _ sealed: SealedHeader, expecting expectation: Expectation
    ) throws(EnvelopeError) {
        let header = sealed.header
        guard let type = header.messageType else { throw .unknownType(header.type) }
        guard header.federation == expectation.federation else {
            throw .wrongFederation(expected: expectation.federation, found: header.federation)
        }
        try checkEnds(header, type, expectation)
        let sender = try checkMembership(header, expectation)
        if expectation.typeRule == .protocolTable {
            try checkPlace(header, type, sender)
        }
        try expectation.checkTimes(header)
        guard sealed.isSigned(by: sender.signingKey) else {
            throw .badSignature(sender: header.sender)
        }
    }

    private func checkEnds(
        _ header: EnvelopeHeader, _ type: MessageType, _ expectation: Expectation
    ) throws(EnvelopeError) {
        if let peer = expectation.peer, header.sender != peer {
            throw .senderNotPeer(sender: header.sender, peer: peer)
        }
        guard let me = expectation.recipient else { return }
        let isRelayed =
            type == .maskShares && me == coordinator.id
            && entry(header.recipient)?.role == .institution
        guard header.recipient == me || header.recipient == .everyone || isRelayed else {
            throw .wrongRecipient(found: header.recipient)
        }
    }

    private func checkMembership(
        _ header: EnvelopeHeader, _ expectation: Expectation
    ) throws(EnvelopeError) -> RosterEntry {
        if let run = expectation.run, header.run != run {
            throw .wrongRun(expected: run, found: header.run)
        }
        guard let sender = entry(header.sender) else { throw .unknownSender(header.sender) }
        if let version = expectation.rosterVersion, header.rosterVersion != version {
            throw .wrongRosterVersion(expected: version, found: header.rosterVersion)
        }
        let isEvidence = expectation.nowMilliseconds == nil
        guard isEvidence || sender.status == .active, !expectation.revoked.contains(sender.id)
        else { throw .revokedSender(header.sender) }
        guard header.keyEpoch == sender.keyEpoch else {
            throw .wrongKeyEpoch(
                sender: header.sender, expected: sender.keyEpoch, found: header.keyEpoch)
        }
        return sender
    }

    private func checkPlace(
        _ header: EnvelopeHeader, _ type: MessageType, _ sender: RosterEntry
    ) throws(EnvelopeError) {
        let isAllowed =
            switch type.author {
            case .coordinator: sender.role == .coordinator
            case .institution: sender.role == .institution
            case .anybody: true
            case .candidate: false
            }
        guard isAllowed else { throw .typeNotAllowed(type, sender: header.sender) }
        guard type.isPlausible(header) else {
            throw .implausiblePlace(
                type, round: header.round, phase: header.phase, attempt: header.attempt)
        }
    }
}

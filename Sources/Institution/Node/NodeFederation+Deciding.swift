import Console
package import Federation
package import Messaging

extension NodeFederation {
    /// Writes, stores and sends a decision on a study. It binds this node once it is stored, also
    /// where the coordinator takes neither it nor one before it; those are sent first.
    ///
    /// While new keys of this node wait for the operator nothing is decided: what the old key had
    /// signed and the coordinator not yet seen would be worth nothing once they are granted.
    package func decide(
        _ type: MessageType, payload: [UInt8], on proposal: FederationLog.Proposal, summary: String,
        me: NodeID, keys: Keyring, transport: some Transport, nowMilliseconds now: UInt64
    ) async throws {
        guard log.rotations[me] == nil else {
            throw Failure(
                .tryLater,
                "This node's new keys wait for the operator. Decide on the study once they hold.")
        }
        try await say(
            type, payload: payload, to: .everyone, replyingTo: proposal.message.digest,
            summary: summary, me: me, keys: keys, transport: transport, nowMilliseconds: now)
    }

    /// Asks the operator to let new keys take the place of those in force.
    package func ask(
        for rotation: RotationRequest, me: NodeID, keys: Keyring, transport: some Transport,
        nowMilliseconds now: UInt64
    ) async throws {
        try await say(
            .rotationRequest, payload: rotation.payload, to: log.charter.coordinator,
            replyingTo: .zero, summary: "asks for new keys, of epoch \(rotation.keyEpoch)", me: me,
            keys: keys, transport: transport, nowMilliseconds: now)
    }

    /// Says that this institution leaves the federation.
    package func leave(
        _ notice: LeaveNotice, me: NodeID, keys: Keyring, transport: some Transport,
        nowMilliseconds now: UInt64
    ) async throws {
        try await say(
            .leaveNotice, payload: notice.payload, to: log.charter.coordinator, replyingTo: .zero,
            summary: "leaves the federation: \(notice.reason)", me: me, keys: keys,
            transport: transport, nowMilliseconds: now)
    }

    private func say(
        _ type: MessageType, payload: [UInt8], to recipient: NodeID, replyingTo reply: Digest,
        summary: String, me: NodeID, keys: Keyring, transport: some Transport,
        nowMilliseconds now: UInt64
    ) async throws {
        guard let entry = log.roster?.entry(me),
            var writer = log.writer(for: me, key: try keys.key(of: entry))
        else { throw RunLogError.envelope(.unknownSender(me)) }
        if let last = log.latest[me] { try ledger.requireAll([last], of: .federation) }
        if let last = try ledger.sent(run: .federation, by: me).last {
            writer.resume(after: last.envelope.redacted)
        }
        let envelope = writer.seal(
            type, payload: payload, to: recipient, replyingTo: reply, logHead: log.chain.head,
            nowMilliseconds: now)
        try ledger.store(Ledger.Sent(envelope: envelope, summary: summary))
        for message in try ledger.sent(run: .federation, by: me) where message.receipt == nil {
            try await send(message.envelope, transport)
        }
    }

    /// A receipt is signed under whichever of its keys the coordinator had at that time.
    private func send(_ envelope: Envelope, _ transport: some Transport) async throws {
        let bytes = try Envelope(decoding: await transport.submit(envelope.bytes))
        let signed = log.rosters.last {
            $0.roster.coordinator.keyEpoch == bytes.header.keyEpoch
        }
        guard let roster = signed?.roster ?? log.roster else { return }
        let expectation = Expectation(federation: log.charter.digest, nowMilliseconds: nil)
        let receipt = try Receipt(roster.verify(bytes, expecting: expectation))
        guard receipt.message == envelope.digest else { throw ParticipantError.foreignReceipt }
        try ledger.add(receipt: bytes.bytes, for: envelope.digest)
    }
}

package import Federation
package import Messaging

extension NodeFederation {
    /// Writes, stores and sends a decision on a study. A decision that was stored and not yet
    /// receipted is sent first.
    package func decide(
        _ type: MessageType, payload: [UInt8], on proposal: FederationLog.Proposal, summary: String,
        me: NodeID, key: SigningKey, transport: some Transport, nowMilliseconds now: UInt64
    ) async throws {
        guard var writer = log.writer(for: me, key: key) else {
            throw RunLogError.envelope(.unknownSender(me))
        }
        let sent = try ledger.sent(run: .federation)
        for message in sent where message.receipt == nil {
            try await send(message.envelope, transport)
        }
        if let last = sent.last { writer.resume(after: last.envelope.redacted) }
        let envelope = writer.seal(
            type, payload: payload, to: .everyone, replyingTo: proposal.message.digest,
            logHead: log.chain.head, nowMilliseconds: now)
        try ledger.store(Ledger.Sent(envelope: envelope, summary: summary))
        try await send(envelope, transport)
    }

    private func send(_ envelope: Envelope, _ transport: some Transport) async throws {
        let bytes = try await transport.submit(envelope.bytes)
        guard let roster = log.roster else { return }
        let expectation = Expectation(federation: log.charter.digest, nowMilliseconds: nil)
        let receipt = try Receipt(
            roster.verify(Envelope(decoding: bytes), expecting: expectation))
        guard receipt.message == envelope.digest else { throw ParticipantError.foreignReceipt }
        try ledger.add(receipt: bytes, for: envelope.digest)
    }
}

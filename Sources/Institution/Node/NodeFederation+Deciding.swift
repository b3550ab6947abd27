package import Federation
package import Messaging

extension NodeFederation {
    /// Writes, stores and sends a decision on a study. It binds this node once it is stored, also
    /// where the coordinator takes neither it nor one before it; those are sent first.
    package func decide(
        _ type: MessageType, payload: [UInt8], on proposal: FederationLog.Proposal, summary: String,
        me: NodeID, key: SigningKey, transport: some Transport, nowMilliseconds now: UInt64
    ) async throws {
        guard var writer = log.writer(for: me, key: key) else {
            throw RunLogError.envelope(.unknownSender(me))
        }
        if let last = log.latest[me] { try ledger.requireAll([last], of: .federation) }
        if let last = try ledger.sent(run: .federation).last {
            writer.resume(after: last.envelope.redacted)
        }
        let envelope = writer.seal(
            type, payload: payload, to: .everyone, replyingTo: proposal.message.digest,
            logHead: log.chain.head, nowMilliseconds: now)
        try ledger.store(Ledger.Sent(envelope: envelope, summary: summary))
        for message in try ledger.sent(run: .federation) where message.receipt == nil {
            try await send(message.envelope, transport)
        }
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

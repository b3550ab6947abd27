package import Federation
package import Messaging

/// What a node knows of its federation: the feed as its ledger holds it, folded.
package actor NodeFederation {
    private let ledger: Ledger
    private var log: FederationLog

    /// Folds the feed that the ledger holds.
    package init(charter: Charter, ledger: Ledger) throws {
        self.ledger = ledger
        var log = FederationLog(charter: charter)
        for entry in try ledger.received(run: .federation) {
            try log.take(Envelope(decoding: entry.bytes))
        }
        self.log = log
    }

    package var state: FederationLog { log }

    /// Asks for what is new and takes it; true where something came. Every item is verified and
    /// stored before it counts. Where `waiting`, the coordinator answers when there is something.
    @discardableResult
    package func poll(_ transport: some Transport, waiting: Bool) async throws -> Bool {
        let items = try await transport.messages(
            run: .federation, after: log.count, waiting: waiting)
        for item in items {
            let number = item.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            if number <= log.count { continue }
            guard number == log.count + 1 else {
                throw ParticipantError.entryMissing(expected: log.count + 1, found: number)
            }
            let bytes = Array(item.dropFirst(8))
            try log.take(Envelope(decoding: bytes))
            try ledger.append([Ledger.Received(number: number, bytes: bytes)], run: .federation)
        }
        return !items.isEmpty
    }

    /// The documents that back a run which this node may take part in.
    package func documents(of run: RunID) throws -> RunDocuments {
        guard let opening = log.runs.first(where: { $0.run == run })?.opening,
            let signed = log.signedRoster(opening.header.rosterVersion)
        else { throw RunDocumentsError.missing("opening of run \(run.hex)") }
        let content = try RunOpening(parsing: opening.payload)
        guard
            let proposal = log.proposals.first(where: { $0.message.digest == content.publication })
        else { throw RunDocumentsError.notAStudy }
        return try RunDocuments(
            charter: log.charter, roster: signed.roster, rosterSignature: signed.signature,
            publication: proposal.message, approvals: Array(proposal.approvals.values),
            startOutcome: try content.start.map(outcome))
    }

    /// The signed outcome that a run starts from, as this node received it when it took part there.
    private func outcome(of start: RunStart) throws -> Envelope {
        for entry in try ledger.received(run: start.run) {
            guard let envelope = try? Envelope(decoding: entry.bytes),
                envelope.digest == start.outcome
            else { continue }
            return envelope
        }
        throw RunDocumentsError.missing("outcome of run \(start.run.hex)")
    }

    /// Writes, stores and sends a decision on a study. A decision that was stored and not yet
    /// receipted is sent first.
    package func decide(
        _ type: MessageType, payload: [UInt8], on proposal: FederationLog.Proposal, summary: String,
        me: NodeID, key: SigningKey, transport: some Transport, nowMilliseconds now: UInt64
    ) async throws {
        guard var writer = log.writer(for: me, key: key) else {
            throw RunLogError.envelope(.unknownSender(me))
        }
        if let last = log.latest[me] { try ledger.requireAll([last], of: .federation) }
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

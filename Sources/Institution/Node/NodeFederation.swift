import Console
package import Federation
package import Messaging

/// What a node knows of its federation: the feed as its ledger holds it, folded.
package actor NodeFederation: LogFollower {
    let ledger: Ledger
    private(set) var log: FederationLog
    private let witness: Witness
    package var isCompared = false

    /// Folds the feed that the ledger holds. Throws where the ledger holds a proof that the
    /// coordinator told two stories.
    ///
    /// - Parameter now: Unix time in milliseconds, for what is kept as evidence.
    package init(
        charter: Charter, ledger: Ledger,
        now: @escaping @Sendable () -> UInt64 = WallClock.milliseconds
    ) throws {
        self.ledger = ledger
        witness = Witness(run: .federation, ledger: ledger, now: now)
        for evidence in try ledger.evidence(run: .federation)
        where evidence.proof?.first.header.sender == charter.coordinator {
            throw ParticipantError.evidenceHeld(reason: evidence.reason)
        }
        var log = FederationLog(charter: charter)
        for entry in try ledger.received(run: .federation) {
            try log.take(Envelope(decoding: entry.bytes))
        }
        self.log = log
    }

    package var state: FederationLog { log }

    package nonisolated var run: RunID { .federation }

    package var position: UInt64 { log.count }

    /// Every item is verified and stored before it counts.
    package func take(_ items: [[UInt8]]) throws {
        for entry in items.map(Ledger.Received.init(shown:)) {
            if entry.number <= log.count {
                try witness.compare(entry, under: rosters)
            } else {
                guard entry.number == log.count + 1 else {
                    throw ParticipantError.entryMissing(
                        expected: log.count + 1, found: entry.number)
                }
                try append(entry)
            }
        }
    }

    /// What is refused is kept, as evidence.
    private func append(_ entry: Ledger.Received) throws {
        var next = log
        do {
            try next.take(Envelope(decoding: entry.bytes))
        } catch {
            let refusal = ParticipantError.refused(entry: entry.number, reason: "\(error)")
            try witness.keep(
                .entry(entry.number, bytes: entry.bytes), reason: refusal.description,
                under: rosters)
            throw refusal
        }
        for proof in next.exposures.dropFirst(log.exposures.count) { try note(proof) }
        try ledger.append([entry], run: .federation)
        log = next
    }

    /// A proof that was laid before all is kept; one against the coordinator ends all trust.
    private func note(_ proof: EquivocationProof) throws {
        let culprit = proof.first.header.sender
        let name = log.roster?.entry(culprit)?.name.text ?? culprit.hex
        let reason = "\(name) signed both of two different messages about the federation."
        try witness.keep(.proof(proof), reason: reason, under: rosters)
        guard culprit != log.charter.coordinator else {
            throw ParticipantError.evidenceHeld(reason: reason)
        }
    }

    private var rosters: [Roster] { log.rosters.map(\.roster) }

    /// The runs that a member was asked to take part in, in the order in which they were opened.
    /// An opening that names nobody in a readable form asks nobody.
    package func runs(of member: NodeID) -> [RunID] {
        log.runs.filter { _, opening in
            let members = (try? RunOpening(parsing: opening.payload))?.members ?? []
            return members.contains { $0.id == member }
        }.map(\.run)
    }

    /// The documents that back a run which this node may take part in: as they stood when it was
    /// opened.
    package func documents(of run: RunID) throws -> RunDocuments {
        guard let opened = log.opened.first(where: { $0.run == run }),
            let signed = log.signedRoster(opened.opening.header.rosterVersion)
        else { throw RunDocumentsError.missing("opening of run \(run.hex)") }
        guard signed.roster.version == opened.rosterVersion else {
            throw RunDocumentsError.rosterReplaced(
                named: signed.roster.version, newest: opened.rosterVersion)
        }
        let content = try RunOpening(parsing: opened.opening.payload)
        guard
            let proposal = log.proposals.first(where: { $0.message.digest == content.publication })
        else { throw RunDocumentsError.notAStudy }
        return try RunDocuments(
            charter: log.charter, roster: signed.roster, rosterSignature: signed.signature,
            publication: proposal.message, approvals: Array(opened.approvals.values),
            startOutcome: try content.start.map(outcome))
    }

    /// Why a run is not to be gone on with, by the newest roster and the newest decisions; this
    /// node's own decision counts as its ledger holds it, shown by the coordinator or not.
    package func hindrance(of documents: RunDocuments, for me: RosterEntry) throws -> Hindrance? {
        let decision = try ledger.sent(run: .federation).last {
            $0.envelope.header.inReplyTo == documents.publication.digest
        }
        if decision?.envelope.header.messageType == .studyDeclined {
            return .approvalWithdrawn(me.id, me.name)
        }
        return log.hindrance(of: documents)
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
}

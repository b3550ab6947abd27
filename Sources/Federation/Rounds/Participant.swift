package import Messaging

/// An institution's side of one run: follows the log, does what is due, keeps the ledger.
///
/// Order is law: bind, compute, store, send. Whatever is sent was stored before, whole; after a
/// crash it is sent again, never computed again.
package actor Participant: LogFollower {
    /// What the institution computes with and says.
    package struct Home: Sendable {
        package let rows: InstitutionRows
        /// SHA-256 of the table that the rows were read from.
        package let tableHash: [UInt8]
        /// Payload of the own figures for a finished run; nil where the policy names none.
        package let figures: (@Sendable (TrainedModels, InstitutionRows) throws -> [UInt8])?
        /// Whether a question is answered, refused or left until later.
        package let decision: @Sendable (RunQuestion, RoundMachine) throws -> Decision

        package init(
            rows: InstitutionRows, tableHash: [UInt8],
            figures: (@Sendable (TrainedModels, InstitutionRows) throws -> [UInt8])?,
            decision: @escaping @Sendable (RunQuestion, RoundMachine) throws -> Decision
        ) {
            self.rows = rows
            self.tableHash = tableHash
            self.figures = figures
            self.decision = decision
        }
    }

    /// Whether the institution can take part, or why it can't.
    package enum Ability: Sendable {
        case able(Home)
        /// The refusal is signed and sent in the place of an acceptance or an answer.
        case unable(Refusal)

        var namesOwnFigures: Bool {
            if case .able(let home) = self { home.figures != nil } else { false }
        }
    }

    package nonisolated let run: RunID
    package nonisolated let me: NodeID

    let documents: RunDocuments
    let ledger: Ledger
    let blocks: any BlockRootStore
    let ability: Ability
    let hindrance: @Sendable () async throws -> Hindrance?
    let now: @Sendable () -> UInt64
    let salt: @Sendable () -> [UInt8]
    let witness: Witness
    private var writer: MessageWriter
    var log: RunLog
    var unreceipted: [Ledger.Sent] = []
    private var written: Set<Statement> = []
    /// Receipts for entries that were not shown yet, by entry.
    var promised: [UInt64: Envelope] = [:]
    /// Whether the ledger holds evidence against the coordinator in this run.
    var isEstranged = false
    /// Own messages that the log shows and the ledger does not hold.
    var forgotten: [SealedHeader] = []
    package var isCompared = false
    /// Why nothing is said at the moment, although something is due.
    package internal(set) var hindered: Hindrance?
    /// What signed times show of the coordinator's clock.
    package internal(set) var clocks = ClockComparison()

    /// What was said about which message. One question is answered and, where it was a run's last,
    /// followed by own figures.
    private struct Statement: Hashable {
        let type: UInt16
        let reply: Digest
    }

    /// Folds what the ledger holds of this run; throws where it holds evidence against the
    /// coordinator in it.
    ///
    /// - Parameters:
    ///   - hindrance: asked before anything is said; by the federation's newest word.
    ///   - now: Unix time in milliseconds, for what it signs and for what it acts upon.
    ///   - salt: 32 bytes that nobody else can guess, beside the hash of the frozen table.
    package init(
        run: RunID, documents: RunDocuments, me: RosterEntry, key: SigningKey, ledger: Ledger,
        blocks: any BlockRootStore, ability: Ability,
        hindrance: @escaping @Sendable () async throws -> Hindrance? = { nil },
        now: @escaping @Sendable () -> UInt64,
        salt: @escaping @Sendable () -> [UInt8] = { BlockRoot.fresh().bytes }
    ) throws {
        self.run = run
        self.me = me.id
        self.documents = documents
        self.ledger = ledger
        self.blocks = blocks
        self.ability = ability
        self.hindrance = hindrance
        self.now = now
        self.salt = salt
        witness = Witness(run: run, ledger: ledger, now: now)
        let coordinator = documents.roster.coordinator.id
        let held = try ledger.evidence(run: run)
        if let held = held.first(where: { $0.isAgainst(coordinator, coordinator: coordinator) }) {
            try blocks.erase(run: run)
            throw ParticipantError.evidenceHeld(reason: held.reason)
        }
        var log = RunLog(run: run, roster: documents.roster, publication: documents.study)
        for entry in try ledger.received(run: run) {
            let item = try RunLog.Item(decoding: entry.bytes)
            try log.take(item, .shown(to: me.id))
            if item.isOwn(of: me.id), try !ledger.holds(item.header.digest) {
                forgotten.append(item.header)
            }
        }
        self.log = log
        var writer = MessageWriter(
            federation: documents.charter.digest, run: run, sender: me,
            rosterVersion: documents.roster.version, key: key,
            lifeMilliseconds: UInt64(documents.study.study.deadlines.hard.seconds) * 1000)
        let sent = try ledger.sent(run: run)
        if let last = sent.last { writer.resume(after: last.envelope.redacted) }
        self.writer = writer
        unreceipted = sent.filter { $0.receipt == nil }
        for bytes in sent.compactMap(\.receipt) {
            let receipt = try Envelope(decoding: bytes)
            promised[try Receipt(parsing: receipt).entry] = receipt
        }
        promised = promised.filter { $0.key > log.count }
        written = Set(
            sent.map {
                Statement(type: $0.envelope.header.type, reply: $0.envelope.header.inReplyTo)
            })
        // A run may have closed right before this node was killed.
        if log.machine.isClosed { try blocks.erase(run: run) }
    }

    package var machine: RoundMachine { log.machine }
    package var position: UInt64 { log.count }

    /// The messages that are to be sent now, in order: those without a receipt, and what has become
    /// due. Everything returned stands in the ledger. Empty where something stands against saying
    /// anything: see `hindered`. Throws where the ledger is a copy from before.
    package func outbox() async throws -> [Envelope] {
        guard !isEstranged else { return [] }
        try requireWholeLedger()
        hindered = try await hindrance()
        if case .approvalWithdrawn(me, _) = hindered, log.count > 0, !log.machine.isClosed {
            try refuse(.approvalWithdrawn, about: log.machine.opening)
            return unreceipted.map(\.envelope)
        }
        guard hindered == nil else { return [] }
        if unreceipted.isEmpty, let due = due() { try write(due) }
        return unreceipted.map(\.envelope)
    }

    /// What the run awaits of this member, if it can be said now.
    private func due() -> MemberDue? {
        let due = log.machine.due(from: me, namesOwnFigures: ability.namesOwnFigures)
        if due != nil { hindered = outOfTime }
        return hindered == nil ? due : nil
    }

    private func write(_ due: MemberDue) throws {
        switch ability {
        case .able(let home): try write(due, home)
        case .unable(let refusal): try refuse(refusal, about: log.machine.opening)
        }
    }

    /// What a message that has no receipt yet says, in words.
    package func summary(of message: Digest) -> String {
        unreceipted.first { $0.envelope.digest == message }?.summary ?? ""
    }

    func hasWritten(_ type: MessageType, about reply: Digest) -> Bool {
        written.contains(Statement(type: type.rawValue, reply: reply))
    }

    func store(
        _ type: MessageType, _ payload: [UInt8], to recipient: NodeID, replyingTo reply: Digest,
        at place: MessageWriter.Place = .outside, summary: String, plain: [UInt64]? = nil
    ) throws {
        var next = writer
        let envelope = next.seal(
            type, payload: payload, to: recipient, replyingTo: reply, at: place,
            logHead: log.chain.head, nowMilliseconds: now())
        let message = Ledger.Sent(envelope: envelope, summary: summary, plain: plain)
        try ledger.store(message)
        writer = next
        written.insert(Statement(type: type.rawValue, reply: reply))
        unreceipted.append(message)
    }
}

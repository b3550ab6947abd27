package import Messaging

/// An institution's side of one run: follows the log, does what is due, keeps the ledger.
///
/// Order is law: bind, compute, store, send. Whatever is sent was stored before, whole; after a
/// crash it is sent again, never computed again.
package actor Participant {
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
    }

    package nonisolated let run: RunID
    package nonisolated let me: NodeID

    let documents: RunDocuments
    let ledger: Ledger
    let blocks: any BlockRootStore
    let ability: Ability
    private let now: @Sendable () -> UInt64
    let salt: @Sendable () -> [UInt8]
    private var writer: MessageWriter
    private(set) var log: RunLog
    private var unreceipted: [Ledger.Sent] = []
    private var written: Set<Statement> = []
    /// Unix milliseconds until which the institution leaves what it is asked; nil: it leaves nothing.
    package internal(set) var waitsUntilMilliseconds: UInt64?

    /// What was said about which message. One question is answered and, where it was a run's last,
    /// followed by own figures.
    private struct Statement: Hashable {
        let type: UInt16
        let reply: Digest
    }

    /// Folds what the ledger holds of this run.
    ///
    /// - Parameters:
    ///   - now: Unix time in milliseconds, for what it signs.
    ///   - salt: 32 bytes that nobody else can guess, beside the hash of the frozen table.
    package init(
        run: RunID, documents: RunDocuments, me: RosterEntry, key: SigningKey, ledger: Ledger,
        blocks: any BlockRootStore, ability: Ability, now: @escaping @Sendable () -> UInt64,
        salt: @escaping @Sendable () -> [UInt8] = { BlockRoot.fresh().bytes }
    ) throws {
        self.run = run
        self.me = me.id
        self.documents = documents
        self.ledger = ledger
        self.blocks = blocks
        self.ability = ability
        self.now = now
        self.salt = salt
        var log = RunLog(run: run, roster: documents.roster, publication: documents.study)
        for entry in try ledger.received(run: run) {
            try log.take(RunLog.Item(decoding: entry.bytes))
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
        written = Set(
            sent.map {
                Statement(type: $0.envelope.header.type, reply: $0.envelope.header.inReplyTo)
            })
        // A run may have closed right before this node was killed.
        if log.machine.isClosed { try blocks.erase(run: run) }
    }

    package var machine: RoundMachine { log.machine }
    package var position: UInt64 { log.count }

    /// Takes entries as the coordinator showed them: verified, stored, then acted on.
    package func take(_ items: [[UInt8]]) throws {
        for item in items {
            let number = item.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
            guard number == log.count + 1 else {
                throw ParticipantError.entryMissing(expected: log.count + 1, found: number)
            }
            let bytes = Array(item.dropFirst(8))
            var next = log
            do {
                let entry = try RunLog.Item(decoding: bytes)
                if number == 1 { try documents.check(opening: entry) }
                try next.take(entry)
            } catch {
                throw ParticipantError.refused(entry: number, reason: "\(error)")
            }
            try ledger.append([Ledger.Received(number: number, bytes: bytes)], run: run)
            log = next
        }
        if log.machine.isClosed { try blocks.erase(run: run) }
    }

    /// The messages that are to be sent now, in order: those without a receipt, and what has become
    /// due. Everything returned stands in the ledger.
    package func outbox() throws -> [Envelope] {
        guard unreceipted.isEmpty else { return unreceipted.map(\.envelope) }
        waitsUntilMilliseconds = nil
        switch ability {
        case .able(let home):
            let namesOwnFigures = home.figures != nil
            if let due = log.machine.due(from: me, namesOwnFigures: namesOwnFigures) {
                try write(due, home)
            }
        case .unable(let refusal):
            if log.machine.due(from: me, namesOwnFigures: false) != nil {
                try refuse(refusal, about: log.machine.opening)
            }
        }
        return unreceipted.map(\.envelope)
    }

    /// What a message that has no receipt yet says, in words.
    package func summary(of message: Digest) -> String {
        unreceipted.first { $0.envelope.digest == message }?.summary ?? ""
    }

    /// Keeps the coordinator's receipt for a message, once it is verified.
    package func accept(receipt bytes: [UInt8], for envelope: Envelope) throws {
        let expectation = Expectation(
            federation: log.roster.federation, run: run, recipient: me, nowMilliseconds: nil)
        let verified = try log.roster.verify(Envelope(decoding: bytes), expecting: expectation)
        guard try Receipt(verified).message == envelope.digest else {
            throw ParticipantError.foreignReceipt
        }
        try ledger.add(receipt: bytes, for: envelope.digest)
        unreceipted.removeAll { $0.envelope.digest == envelope.digest }
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

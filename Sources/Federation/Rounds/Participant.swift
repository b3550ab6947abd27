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
        /// Says why a question is not answered; nil lets it pass.
        package let refusal: @Sendable (RunQuestion, RoundMachine) -> Refusal?

        package init(
            rows: InstitutionRows, tableHash: [UInt8],
            figures: (@Sendable (TrainedModels, InstitutionRows) throws -> [UInt8])?,
            refusal: @escaping @Sendable (RunQuestion, RoundMachine) -> Refusal?
        ) {
            self.rows = rows
            self.tableHash = tableHash
            self.figures = figures
            self.refusal = refusal
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

    private let documents: RunDocuments
    private let ledger: Ledger
    private let blocks: any BlockRootStore
    private let ability: Ability
    private let now: @Sendable () -> UInt64
    private var writer: MessageWriter
    private var log: RunLog
    private var unreceipted: [Ledger.Sent] = []
    private var written: Set<Statement> = []

    /// What was said about which message. One question is answered and, where it was a run's last,
    /// followed by own figures.
    private struct Statement: Hashable {
        let type: UInt16
        let reply: Digest
    }

    /// Folds what the ledger holds of this run.
    package init(
        run: RunID, documents: RunDocuments, me: RosterEntry, key: SigningKey, ledger: Ledger,
        blocks: any BlockRootStore, ability: Ability, now: @escaping @Sendable () -> UInt64
    ) throws {
        self.run = run
        self.me = me.id
        self.documents = documents
        self.ledger = ledger
        self.blocks = blocks
        self.ability = ability
        self.now = now
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

    private func hasWritten(_ type: MessageType, about reply: Digest) -> Bool {
        written.contains(Statement(type: type.rawValue, reply: reply))
    }

    private func write(_ due: MemberDue, _ home: Home) throws {
        switch due {
        case .accept(let opening):
            guard !hasWritten(.runAcceptance, about: opening) else { return }
            try accept(opening, home)
        case .maskKeys(let blockOpening):
            guard !hasWritten(.maskKeys, about: blockOpening) else { return }
            let root = try blocks.root(run: run)
            let key = try root.pairKey(blockOpening: blockOpening)
            try store(
                .maskKeys, MaskKeys(pairKey: key.publicKey).payload, to: .everyone,
                replyingTo: blockOpening, summary: "public key for masks")
        case .answer(let round):
            guard !hasWritten(.maskedAnswer, about: round.message) else { return }
            try answer(round, home)
        case .figures(let reporting):
            guard !hasWritten(.ownFigures, about: reporting.question), let figures = home.figures
            else { return }
            try store(
                .ownFigures, try figures(reporting.outcome.models, home.rows),
                to: log.roster.coordinator.id, replyingTo: reporting.question,
                summary: "own figures for the report, as the policy allows")
        }
    }

    private func accept(_ opening: Digest, _ home: Home) throws {
        guard let frozen = try frozen(home) else {
            return try refuse(Self.tableChanged(at: "acceptance"), about: opening)
        }
        let acceptance = RunAcceptance(
            frozenTable: Digest.sha256(frozen.salt, frozen.hash),
            namesOwnFigures: home.figures != nil)
        try store(
            .runAcceptance, acceptance.payload, to: log.roster.coordinator.id,
            replyingTo: opening, summary: "accepts the run")
    }

    /// The table's hash and its salt, as this run began; nil where the table is another by now.
    private func frozen(_ home: Home) throws -> (salt: [UInt8], hash: [UInt8])? {
        let frozen = try ledger.freeze(
            run: run, salt: BlockRoot.fresh().bytes, hash: home.tableHash)
        return frozen.hash == home.tableHash ? frozen : nil
    }

    /// Answers from other rows under a known state could be told apart from the first ones.
    private static func tableChanged(at step: String) -> Refusal {
        Refusal(
            rule: "frozen-table", step: step, text: "The table changed since this run began.")
    }

    private func answer(_ round: RoundMachine.Round, _ home: Home) throws {
        guard try frozen(home) != nil else {
            return try refuse(
                Self.tableChanged(at: round.question.step), about: round)
        }
        if let refusal = home.refusal(round.question, log.machine) {
            return try refuse(refusal, about: round)
        }
        let bound = try ledger.bind(
            run: run, round: UInt32(round.number), question: round.message)
        guard bound else { throw ParticipantError.secondQuestion(round: round.number) }
        let plain: SumVector
        do {
            plain = try round.script.answer(from: home.rows)
        } catch {
            return try refuse(
                Refusal(rule: "bounds", step: round.question.step, text: error.description),
                about: round)
        }
        let own = try blocks.root(run: run).pairKey(blockOpening: log.machine.blockOpening)
        let mask = AnswerMask(own: own, me: me, keys: log.machine.keys, question: round.message)
        guard let masked = try mask?.applied(to: plain.words) else {
            return try refuse(
                Refusal(
                    rule: "mask-material-lost", step: round.question.step,
                    text: "The secret of this run's masks is lost; a new run is needed."),
                about: round)
        }
        let isShared = log.machine.sharesAnswers(words: plain.words.count)
        try store(
            .maskedAnswer, AnswerMessage.payload(masked),
            to: isShared ? .everyone : log.roster.coordinator.id, replyingTo: round.message,
            at: .question(round.number),
            summary: "masked answer to \(round.question.step), \(plain.words.count) words",
            plain: plain.words)
    }

    private func refuse(_ refusal: Refusal, about round: RoundMachine.Round) throws {
        try refuse(refusal, about: round.message, at: .question(round.number))
    }

    private func refuse(
        _ refusal: Refusal, about message: Digest, at place: MessageWriter.Place = .outside
    ) throws {
        guard !hasWritten(.refusal, about: message) else { return }
        try store(
            .refusal, refusal.payload, to: .everyone, replyingTo: message, at: place,
            summary: "refuses by rule \(refusal.rule): \(refusal.text)")
    }

    private func store(
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

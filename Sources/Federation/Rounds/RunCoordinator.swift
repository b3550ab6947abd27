package import Messaging

/// The coordinator's side of one run: takes what members send, says what is due, keeps the log.
///
/// It decides nothing: the round machine says what is due, and every message is durable in the
/// transcript before anybody can see it.
package actor RunCoordinator {
    /// What a sender hears.
    package enum Reply: Sendable, Hashable {
        /// The receipt, new or stored.
        case receipt([UInt8])
        case refused(RunLogError)
        case halted(RunHalt)
        case failed(LogError)
    }

    package nonisolated let run: RunID
    package nonisolated let documents: RunDocuments

    private static let pollEntries = 256

    let transcript: Transcript
    let now: @Sendable () -> UInt64
    let changed: @Sendable () async -> Void
    /// Nil in a run that was closed before: nothing more is signed in it.
    private var writer: MessageWriter?
    private(set) var log: RunLog
    /// Where the messages that were receipted stand in the transcript.
    private var receipted: [Digest: UInt64] = [:]
    /// The heads that the log has had.
    private(set) var heads: Set<Digest> = [.zero]
    private(set) var lastOwnMilliseconds: UInt64?
    /// When the last entry was written, Unix milliseconds.
    package private(set) var lastEntryMilliseconds: UInt64
    /// Why nothing is said though something may be due; nil where all is well.
    package private(set) var halt: RunHalt?

    /// Folds the transcript; throws where an entry of it can't be believed. `changed` is called
    /// after every new entry. Of a run that `isRestored` out of a backup, nothing is said. An open
    /// run needs the key under which it was opened.
    package init(
        transcript: Transcript, run: RunID, keys: Keyring, isRestored: Bool = false,
        now: @escaping @Sendable () -> UInt64, changed: @escaping @Sendable () async -> Void
    ) throws {
        let replay = try RunReplay(transcript: transcript, run: run)
        self.transcript = transcript
        self.run = run
        self.now = now
        self.changed = changed
        documents = replay.documents
        log = replay.log
        lastEntryMilliseconds = replay.entries.last?.envelope.header.issuedMilliseconds ?? 0
        heads.formUnion(replay.entries.map(\.head))
        halt = isRestored && !replay.log.machine.isClosed ? .restored : nil
        for entry in replay.entries where entry.receipt != nil {
            receipted[entry.envelope.digest] = entry.number
        }
        let sender = replay.documents.roster.coordinator
        let last = replay.entries.last { $0.envelope.header.sender == sender.id }?.envelope
        lastOwnMilliseconds = last?.header.issuedMilliseconds
        guard !replay.log.machine.isClosed else { return }
        var writer = MessageWriter(
            federation: replay.documents.charter.digest, run: run, sender: sender,
            rosterVersion: replay.documents.roster.version, key: try keys.key(of: sender),
            lifeMilliseconds: UInt64(replay.documents.study.study.deadlines.hard.seconds) * 1000)
        if let last { writer.resume(after: last.redacted) }
        self.writer = writer
    }

    package var machine: RoundMachine { log.machine }

    package var head: Digest { log.chain.head }

    /// Takes a member's message. The same message again gives the same receipt, and nothing is done
    /// twice.
    package func receive(_ envelope: Envelope, from peer: NodeID) async -> Reply {
        if case .repeated(let digest) = log.replay.judge(envelope.redacted),
            envelope.header.sender == peer, let number = receipted[digest]
        {
            return await repeated(number)
        }
        if let halt, halt.isLasting { return .halted(halt) }
        var next = log
        do {
            try next.take(
                .envelope(envelope), .arriving(from: peer, nowMilliseconds: now()))
        } catch {
            if let reply = isBehind(error, envelope, peer) { return reply }
            return await refused(error, envelope.redacted)
        }
        guard let writer else { preconditionFailure("a closed run takes no message") }
        let receipt = Receipt.make(
            for: envelope.redacted, entry: next.count, head: next.chain.head,
            coordinator: writer.sender, keyEpoch: writer.keyEpoch, key: writer.key,
            nowMilliseconds: now()
        ).bytes
        do {
            try keep(envelope, next, receipt: receipt)
            try advance()
        } catch {
            return .failed(error)
        }
        await changed()
        return .receipt(receipt)
    }

    /// Says nothing more for good; a reason that is known already stays.
    func fallBehind(_ peer: NodeID) -> RunHalt {
        if let halt, halt.isLasting { return halt }
        let halt = RunHalt.behind(member: log.machine.name(of: peer))
        self.halt = halt
        return halt
    }

    /// A second message under one number is shown to all together with the first.
    private func refused(_ error: RunLogError, _ header: SealedHeader) async -> Reply {
        guard case .equivocation = error else { return .refused(error) }
        do { try await expose(header) } catch { return .failed(error) }
        return .refused(error)
    }

    /// The stored receipt; and says now what could not be written when the message came first.
    private func repeated(_ number: UInt64) async -> Reply {
        if log.machine.coordinatorDue != nil {
            do { try advance() } catch { return .failed(error) }
            await changed()
        }
        return storedReceipt(number)
    }

    private func storedReceipt(_ number: UInt64) -> Reply {
        do {
            let entry = try transcript.entries(after: number - 1, limit: 1).first
            guard let receipt = entry?.receipt else { return .failed(.missing(transcript.path)) }
            return .receipt(receipt)
        } catch {
            return .failed(error)
        }
    }

    /// Says all that is due, one message after the other, until the run is halted.
    package func advance() throws(LogError) {
        while let due = log.machine.coordinatorDue, try say(due) {}
    }

    /// Says what could not be said before, once that is over.
    package func resume() async throws(LogError) {
        guard halt?.isLasting != true, log.machine.coordinatorDue != nil else { return }
        let count = log.count
        try advance()
        if log.count > count { await changed() }
    }

    /// Stops the run by a signed message; does nothing where it is closed or halted.
    package func stop(_ cancellation: Cancellation) async throws(LogError) {
        guard !log.machine.isClosed,
            try say(.stop(cancellation, after: log.machine.opening))
        else { return }
        await changed()
    }

    /// The entries after `number`, as `peer` may see them: whole where they are for it or by it, the
    /// sealed header otherwise. Each is its number in 8 bytes, big-endian, and its bytes. Not more
    /// than `pollEntries` at once; whoever wants more asks again. Throws a halt where the peer has
    /// seen more than there is.
    package func items(after number: UInt64, for peer: NodeID) throws -> [[UInt8]] {
        guard number <= log.count else { throw fallBehind(peer) }
        guard number < log.count else { return [] }
        return try transcript.entries(after: number, limit: Self.pollEntries).map { entry in
            let header = entry.envelope.header
            let isVisible = [peer, .everyone].contains(header.recipient) || header.sender == peer
            let bytes = isVisible ? entry.envelope.bytes : entry.envelope.redacted.bytes
            return withUnsafeBytes(of: entry.number.bigEndian) { Array($0) } + bytes
        }
    }

    /// False where the run is halted.
    private func say(_ due: CoordinatorDue) throws(LogError) -> Bool {
        halt = hindrance(to: due)
        guard halt == nil else { return false }
        try keep(seal(due))
        return true
    }

    /// Takes a message of the coordinator's own into the log.
    func keep(_ envelope: Envelope) throws(LogError) {
        var next = log
        do {
            try next.take(.envelope(envelope))
        } catch {
            preconditionFailure("the coordinator's own message is refused: \(error)")
        }
        try keep(envelope, next, receipt: nil)
    }

    private func seal(_ due: CoordinatorDue) -> Envelope {
        switch due {
        case .openMaskBlock:
            seal(
                .maskBlockOpening,
                MaskBlockOpening(members: log.machine.memberIDs).payload,
                replyingTo: log.machine.opening)
        case .ask(let question, let round, let after):
            seal(
                .question,
                QuestionMessage.payload(question, round: round, keySet: log.machine.keySet),
                replyingTo: after, at: .question(round))
        case .sum(let sum, let round, let question):
            seal(.sum, sum.payload, replyingTo: question, at: .sum(round))
        case .conclude(let outcome, let after):
            seal(.outcome, outcome.payload, replyingTo: after)
        case .stop(let cancellation, _):
            seal(.cancellation, cancellation.payload, replyingTo: log.machine.opening)
        }
    }

    func seal(
        _ type: MessageType, _ payload: [UInt8], replyingTo reply: Digest,
        at place: MessageWriter.Place = .outside
    ) -> Envelope {
        guard var draft = writer else { preconditionFailure("nothing is said in a closed run") }
        return draft.seal(
            type, payload: payload, to: .everyone, replyingTo: reply, at: place,
            logHead: log.chain.head, nowMilliseconds: now())
    }

    /// Durable first, visible then.
    private func keep(
        _ envelope: Envelope, _ next: RunLog, receipt: [UInt8]?
    ) throws(LogError) {
        let entry = Transcript.Entry(
            number: next.count, envelope: envelope, head: next.chain.head, receipt: receipt)
        try transcript.append(entry)
        if receipt != nil { receipted[envelope.digest] = next.count }
        lastEntryMilliseconds = envelope.header.issuedMilliseconds
        heads.insert(next.chain.head)
        if envelope.header.sender == documents.roster.coordinator.id {
            writer?.resume(after: envelope.redacted)
            lastOwnMilliseconds = envelope.header.issuedMilliseconds
        }
        log = next
    }
}

package import Logging
package import Messaging

/// The coordinator: takes what members send, answers what they poll, and drives every run.
///
/// It holds no state but its logs. The operator's commands write beside it; `refresh` notices.
package actor Coordinator {
    /// What a sender hears.
    package enum Reply: Sendable, Hashable {
        /// A receipt, or what else was asked for.
        case accepted([UInt8])
        /// HTTP status, stable word, sentence.
        case refused(status: Int, code: String, text: String)
    }

    package enum Messages: Sendable, Hashable {
        case items([[UInt8]])
        case unknownRun
        /// HTTP status, stable word, sentence.
        case refused(status: Int, code: String, text: String)
    }

    package nonisolated let bell = Bell()

    /// More decisions of one member on one matter, under one key, than anybody needs.
    private static let decisionsPerMatter = 16

    let store: FederationStore
    let runsFolder: String
    let keys: Keyring
    let now: @Sendable () -> UInt64
    let logger: Logger
    let disk: Disk
    var log: FederationLog
    var feed: [FederationStore.Item] = []
    var runs: [RunID: RunCoordinator] = [:]
    /// Runs that this process does not touch, as their transcripts can't be believed.
    var damaged: [RunID: RunHalt] = [:]
    /// Whether the feed grew, and not all that follows from it is done.
    var hasNews = false
    /// What was said already of runs that don't go on.
    var halts: [RunID: RunHalt] = [:]
    /// What kept the last pulse from its work.
    var hindrance: LogError?
    /// A write or fsync that failed: after it, nothing is written any more.
    var failure: LogError?

    package init(
        store: FederationStore, charter: Charter, runsFolder: String, keys: Keyring,
        now: @escaping @Sendable () -> UInt64, logger: Logger, disk: Disk = .system
    ) {
        self.store = store
        self.runsFolder = runsFolder
        self.keys = keys
        self.now = now
        self.logger = logger
        self.disk = disk
        log = FederationLog(charter: charter)
    }

    /// Where the transcript of a run lies.
    package static func transcriptPath(of run: RunID, in folder: String) -> String {
        "\(folder)/\(run.hex).sqlite"
    }

    package var roster: Roster? { log.roster }

    /// The open runs and the closed ones, in the order in which they were opened.
    package var runCoordinators: [RunCoordinator] { log.runs.compactMap { runs[$0.run] } }

    /// The active member that may show this TLS key now; one that was approved a moment ago is known too.
    package func member(withTLSKey digest: Digest) async -> NodeID? {
        if let member = listedMember(withTLSKey: digest) { return member }
        do { try await refresh() } catch { logger.error("\(error)") }
        return listedMember(withTLSKey: digest)
    }

    private func listedMember(withTLSKey digest: Digest) -> NodeID? {
        log.member(withTLSKey: digest, nowMilliseconds: now())
    }

    package func receive(_ bytes: [UInt8], from peer: NodeID) async -> Reply {
        let envelope: Envelope
        do { envelope = try Envelope(decoding: bytes) } catch {
            return Self.refused(.envelope(error))
        }
        if let failure { return failed(failure) }
        let run = envelope.header.run
        if run == .federation { return await receiveDecision(envelope, from: peer) }
        if let halt = damaged[run] { return refused(halt) }
        guard let coordinator = runs[run], await coordinator.isMember(peer) else {
            return .refused(status: 404, code: "unknown-run", text: "There is no such run.")
        }
        guard log.roster?.entry(peer)?.status == .active else {
            return Self.refused(.envelope(.revokedSender(peer)))
        }
        switch await coordinator.receive(envelope, from: peer) {
        case .receipt(let receipt): return .accepted(receipt)
        case .refused(let error):
            logger.warning("refused a message of \(peer.hex): \(error)")
            if error.isAlarm { alarm(error, envelope.redacted, of: peer) }
            return Self.refused(error)
        case .halted(let halt):
            alarm(halt, in: run)
            return refused(halt)
        case .failed(let error): return failed(error)
        }
    }

    /// What stands after `number` in a run's log, or in the federation's feed.
    package func messages(
        run: RunID, after number: UInt64, for peer: NodeID
    ) async -> Messages {
        if run == .federation { return await feedItems(after: number, for: peer) }
        if let halt = damaged[run] { return halt.messages }
        guard let coordinator = runs[run], await coordinator.isMember(peer) else {
            return .unknownRun
        }
        do {
            return .items(try await coordinator.items(after: number, for: peer))
        } catch let halt as RunHalt {
            alarm(halt, in: run)
            return halt.messages
        } catch {
            logger.error("\(error)")
            return .items([])
        }
    }

    private func feedItems(after number: UInt64, for peer: NodeID) async -> Messages {
        do { try await refresh() } catch { logger.error("\(error)") }
        guard number <= UInt64(feed.count) else {
            let halt = RunHalt.behind(member: log.roster?.entry(peer)?.name.text ?? peer.hex)
            alarm(halt, in: .federation)
            return halt.messages
        }
        return .items(
            feed.dropFirst(Int(number)).map { item in
                withUnsafeBytes(of: item.number.bigEndian) { Array($0) } + item.envelope.bytes
            })
    }

    private func alarm(_ halt: RunHalt, in run: RunID) {
        let place = run == .federation ? "The federation" : "Run \(run.hex)"
        logger.error("\(place): \(halt)")
        do {
            try store.alarm("\(place): \(halt)", atMilliseconds: now())
        } catch {
            logger.error("\(error)")
        }
    }

    /// Keeps the header that `peer` sent: of two messages with one number the second, whose first
    /// stands in the log.
    private func alarm(_ error: RunLogError, _ header: SealedHeader, of peer: NodeID) {
        let evidence = Base64.encode(header.bytes)
        do {
            try store.alarm(
                "\(error) The message: \(evidence)", about: peer, atMilliseconds: now())
        } catch {
            logger.error("\(error)")
        }
    }

    /// A decision on a study, or what a member asks for itself: new keys, or to leave.
    private func receiveDecision(_ envelope: Envelope, from peer: NodeID) async -> Reply {
        if case .repeated(let digest) = log.replay.judge(envelope.redacted),
            let receipt = feed.first(where: { $0.envelope.digest == digest })?.receipt
        {
            return .accepted(receipt)
        }
        guard decisions(of: peer, like: envelope.header) < Self.decisionsPerMatter else {
            return .refused(
                status: 403, code: "too-many-decisions",
                text: "One member is heard on one matter at most "
                    + "\(Self.decisionsPerMatter) times.")
        }
        do {
            let (keys, now) = (keys, now)
            let updated = try store.append { log in
                let writer = try log.coordinatorWriter(keys)
                try log.take(envelope, .arriving(from: peer, nowMilliseconds: now()))
                let receipt = Receipt.make(
                    for: envelope.redacted, entry: log.count, head: log.chain.head,
                    coordinator: writer.sender, keyEpoch: writer.keyEpoch, key: writer.key,
                    nowMilliseconds: now())
                return (envelope, receipt.bytes)
            }
            try await refresh()
            guard let receipt = feed.last(where: { $0.envelope.digest == envelope.digest })?.receipt
            else { preconditionFailure("item \(updated.count) was just appended") }
            return .accepted(receipt)
        } catch let error as RunLogError {
            return await refused(error, envelope, from: peer)
        } catch let error as LogError {
            return failed(error)
        } catch {
            return .refused(status: 500, code: "failed", text: "Nothing was stored.")
        }
    }

    private func decisions(of peer: NodeID, like header: EnvelopeHeader) -> Int {
        feed.map(\.envelope.header).count {
            $0.sender == peer && $0.inReplyTo == header.inReplyTo && $0.keyEpoch == header.keyEpoch
        }
    }

    /// A second decision under one number is shown to all together with the first.
    private func refused(
        _ error: RunLogError, _ envelope: Envelope, from peer: NodeID
    ) async -> Reply {
        if error.isAlarm { alarm(error, envelope.redacted, of: peer) }
        guard case .equivocation = error else { return Self.refused(error) }
        do {
            try expose(envelope)
            try await refresh()
        } catch {
            logger.error("\(error)")
        }
        return Self.refused(error)
    }

    private func failed(_ error: LogError) -> Reply {
        logger.error("\(error)")
        if case .inputOutput = error { failure = error }
        if case .diskFull = error {
            return .refused(
                status: 507, code: "disk-full",
                text: "The coordinator's disk is full; nothing was stored.")
        }
        return .refused(status: 500, code: "failed", text: "Nothing was stored.")
    }

    private func refused(_ halt: RunHalt) -> Reply {
        .refused(status: halt.status, code: halt.code, text: halt.description)
    }

    private static func refused(_ error: RunLogError) -> Reply {
        .refused(status: error.status, code: error.code, text: error.description)
    }
}

extension RunHalt {
    fileprivate var messages: Coordinator.Messages {
        .refused(status: status, code: code, text: description)
    }
}

extension RunCoordinator {
    func isMember(_ id: NodeID) -> Bool {
        documents.study.members.contains { $0.id == id }
    }
}

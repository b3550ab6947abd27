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
    }

    package nonisolated let bell = Bell()

    let store: FederationStore
    private let runsFolder: String
    let key: SigningKey
    let now: @Sendable () -> UInt64
    private let logger: Logger
    private(set) var log: FederationLog
    private(set) var feed: [FederationStore.Item] = []
    private var runs: [RunID: RunCoordinator] = [:]

    package init(
        store: FederationStore, charter: Charter, runsFolder: String, key: SigningKey,
        now: @escaping @Sendable () -> UInt64, logger: Logger
    ) {
        self.store = store
        self.runsFolder = runsFolder
        self.key = key
        self.now = now
        self.logger = logger
        log = FederationLog(charter: charter)
    }

    /// Where the transcript of a run lies.
    package static func transcriptPath(of run: RunID, in folder: String) -> String {
        "\(folder)/\(run.hex).sqlite"
    }

    package var roster: Roster? { log.roster }

    /// The open runs and the closed ones, in the order in which they were opened.
    package var runCoordinators: [RunCoordinator] { log.runs.compactMap { runs[$0.run] } }

    /// Reads what was written beside this process, and opens the runs that are new.
    package func refresh() async throws {
        let items = try store.feed(after: log.count)
        for item in items {
            try log.take(item.envelope)
            feed.append(item)
        }
        for (run, _) in log.runs where runs[run] == nil {
            let bell = bell
            let coordinator = try RunCoordinator(
                transcript: Transcript(path: Self.transcriptPath(of: run, in: runsFolder)),
                run: run, key: key, now: now, changed: { await bell.ring() })
            runs[run] = coordinator
            logger.info("run \(run.hex) is open")
            try await coordinator.advance()
        }
        try await stopCancelledRuns()
        if !items.isEmpty {
            try await stopRunsOfTheRevoked()
            await bell.ring()
        }
    }

    /// Stops runs whose hard deadline has passed since their last entry.
    package func enforceDeadlines() async throws {
        for run in runs.values {
            let hard = UInt64(run.documents.study.study.deadlines.hard.seconds) * 1000
            guard await !run.machine.isClosed, now() > (await run.lastEntryMilliseconds) + hard
            else { continue }
            let awaited = await run.machine.awaited.map(\.name.text).joined(separator: ", ")
            try await run.stop(
                Cancellation(
                    reason: .deadline,
                    text: "The hard deadline passed while the run waited for \(awaited)."))
        }
    }

    private func stopCancelledRuns() async throws {
        for (run, text) in try store.cancellations() {
            try await runs[run]?.stop(Cancellation(reason: .operator, text: text))
        }
    }

    private func stopRunsOfTheRevoked() async throws {
        let revoked = Set(log.roster?.entries.filter { $0.status == .revoked }.map(\.id) ?? [])
        for run in runs.values {
            let lost = await run.machine.members.filter { revoked.contains($0.id) }
            guard !lost.isEmpty else { continue }
            let names = lost.map(\.name.text).joined(separator: ", ")
            try await run.stop(
                Cancellation(reason: .memberLost, text: "\(names) left the roster."))
        }
    }

    /// The active member whose TLS key this is; one that was approved a moment ago is known too.
    package func member(withTLSKey digest: Digest) async -> NodeID? {
        if let member = listedMember(withTLSKey: digest) { return member }
        do { try await refresh() } catch { logger.error("\(error)") }
        return listedMember(withTLSKey: digest)
    }

    private func listedMember(withTLSKey digest: Digest) -> NodeID? {
        log.roster?.entries.first {
            $0.tlsKeyDigest == digest && $0.status == .active && $0.role == .institution
        }?.id
    }

    package func receive(_ bytes: [UInt8], from peer: NodeID) async -> Reply {
        let envelope: Envelope
        do { envelope = try Envelope(decoding: bytes) } catch {
            return Self.refused(.envelope(error))
        }
        let run = envelope.header.run
        if run == .federation { return await receiveDecision(envelope, from: peer) }
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
            if case .equivocation = error { alarm(error, envelope.redacted) }
            return Self.refused(error)
        case .failed(let error): return failed(error)
        }
    }

    /// What stands after `number` in a run's log, or in the federation's feed.
    package func messages(
        run: RunID, after number: UInt64, for peer: NodeID
    ) async -> Messages {
        if run == .federation {
            do { try await refresh() } catch { logger.error("\(error)") }
            return .items(
                feed.dropFirst(Int(min(number, UInt64(feed.count)))).map { item in
                    withUnsafeBytes(of: item.number.bigEndian) { Array($0) } + item.envelope.bytes
                })
        }
        guard let coordinator = runs[run], await coordinator.isMember(peer) else {
            return .unknownRun
        }
        do {
            return .items(try await coordinator.items(after: number, for: peer))
        } catch {
            logger.error("\(error)")
            return .items([])
        }
    }

    /// Keeps the second of two messages with one number; the first one stands in the log.
    private func alarm(_ error: RunLogError, _ header: SealedHeader) {
        let evidence = Base64.encode(header.bytes)
        do {
            try store.alarm("\(error) The second: \(evidence)", atMilliseconds: now())
        } catch {
            logger.error("\(error)")
        }
    }

    /// An approval or a refusal of a study.
    private func receiveDecision(_ envelope: Envelope, from peer: NodeID) async -> Reply {
        if case .repeated(let digest) = log.replay.judge(envelope.redacted),
            let receipt = feed.first(where: { $0.envelope.digest == digest })?.receipt
        {
            return .accepted(receipt)
        }
        do {
            let (key, now) = (key, now)
            let updated = try store.append { log in
                try log.take(envelope, .arriving(from: peer, nowMilliseconds: now()))
                let receipt = Receipt.make(
                    for: envelope.redacted, entry: log.count, head: log.chain.head,
                    coordinator: log.charter.coordinator,
                    keyEpoch: log.roster?.coordinator.keyEpoch ?? 1, key: key,
                    nowMilliseconds: now())
                return (envelope, receipt.bytes)
            }
            try await refresh()
            guard let receipt = feed.last(where: { $0.envelope.digest == envelope.digest })?.receipt
            else { preconditionFailure("item \(updated.count) was just appended") }
            return .accepted(receipt)
        } catch let error as RunLogError {
            return await refused(error, envelope)
        } catch let error as LogError {
            return failed(error)
        } catch {
            return .refused(status: 500, code: "failed", text: "Nothing was stored.")
        }
    }

    /// A second decision under one number is shown to all together with the first.
    private func refused(_ error: RunLogError, _ envelope: Envelope) async -> Reply {
        guard case .equivocation = error else { return Self.refused(error) }
        alarm(error, envelope.redacted)
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
        if case .diskFull = error {
            return .refused(
                status: 507, code: "disk-full",
                text: "The coordinator's disk is full; nothing was stored.")
        }
        return .refused(status: 500, code: "failed", text: "Nothing was stored.")
    }

    private static func refused(_ error: RunLogError) -> Reply {
        .refused(status: error.status, code: error.code, text: error.description)
    }
}

extension RunCoordinator {
    func isMember(_ id: NodeID) -> Bool {
        documents.study.members.contains { $0.id == id }
    }
}

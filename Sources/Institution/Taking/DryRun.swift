import Console
import Federation
package import Messaging
package import Tabular

/// Plays what taking part would say next, and says nothing: on a copy of the ledger, over a
/// connection that takes no message.
///
/// What would leave is exact, but for two things that are drawn anew each time: the salt of an
/// acceptance and the key of a run's masks. What comes after it depends on what the coordinator
/// says next, and can't be foretold.
package struct DryRun {
    private static let draft = "dry-run.sqlite"

    private let home: NodeHome
    private let domain: any Domain.Type
    private let transport: any Transport
    private let patience: Patience
    private let now: @Sendable () -> UInt64
    private let say: @Sendable (String) -> Void

    /// - Parameters:
    ///   - transport: asked for what is new, as in every poll; no message is handed to it.
    ///   - say: hears what would be said in each run besides the messages.
    package init(
        home: NodeHome, domain: any Domain.Type, transport: any Transport,
        clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> UInt64 = WallClock.milliseconds,
        say: @escaping @Sendable (String) -> Void
    ) {
        self.home = home
        self.domain = domain
        self.transport = ListeningTransport(transport)
        patience = Patience(clock: clock, say: say)
        self.now = now
        self.say = say
    }

    /// The messages that would leave now, in every open run. The ledger is left as it is.
    package func run() async throws -> LedgerView {
        try removeDraft()
        try home.ledger().backUp(to: home.folder.path(Self.draft))
        let result: Result<LedgerView, any Error>
        do {
            result = .success(
                try await view(Ledger(path: home.folder.path(Self.draft), creating: false)))
        } catch {
            result = .failure(error)
        }
        try removeDraft()
        return try result.get()
    }

    private func view(_ ledger: Ledger) async throws -> LedgerView {
        let me = try home.id
        let federation = try NodeFederation(charter: home.charter, ledger: ledger)
        while try await federation.poll(transport, waiting: false) {}
        let following = RunFollowing(
            home: home, domain: domain, keys: home.keys.ring, ledger: ledger,
            federation: federation, blocks: KeptRoots(home), transport: transport,
            patience: patience, now: now, say: say)
        var due: [Ledger.Sent] = []
        for run in await federation.runs(of: me) {
            try await play(run, following, me)
            due += try ledger.sent(run: run).filter { $0.receipt == nil }
        }
        return try LedgerView(
            due, questions: LedgerQuestions(ledger, charter: home.charter))
    }

    /// A run that can't be trusted is left, and said.
    private func play(_ run: RunID, _ following: RunFollowing, _ me: NodeID) async throws {
        do {
            guard let part = try await following.part(in: run, me: me) else { return }
            try await following.catchUp(part.participant)
            try following.requireSigning()
            if try await part.participant.outbox().isEmpty {
                await following.announceWait(part.participant, short: run.short)
            }
        } catch let error where RunFollowing.concernsOneRun(error) {
            say("run \(run.short): would be left, as nothing more of it can be trusted: \(error)")
        }
    }

    private func removeDraft() throws {
        for suffix in ["", "-wal", "-shm", "-journal"] {
            try home.folder.remove(Self.draft + suffix)
        }
    }
}

/// Hears what the coordinator says and hands nothing to it.
private struct ListeningTransport: Transport {
    private let inner: any Transport

    init(_ inner: any Transport) { self.inner = inner }

    func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] {
        throw .unreachable("nobody, since this run is dry")
    }

    func messages(
        run: RunID, after entry: UInt64, waiting: Bool
    ) async throws(TransportError) -> [[UInt8]] {
        try await inner.messages(run: run, after: entry, waiting: waiting)
    }
}

/// The secrets that a home holds, of which none is made, replaced or erased.
private struct KeptRoots: BlockRootStore {
    private let home: NodeHome

    init(_ home: NodeHome) { self.home = home }

    func make(run: RunID) -> BlockRoot { .fresh() }

    func root(run: RunID) throws -> BlockRoot? { try home.root(run: run) }

    func erase(run: RunID) {}
}

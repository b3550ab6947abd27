import Comparison
import Console
import Documents
import Federation
import FederationHTTP
package import Messaging
package import Tabular

/// Takes part: polls the coordinator, answers what is due, resumes what was under way, until it is
/// stopped.
package actor JoinService {
    private let ledger: Ledger
    private let federation: NodeFederation
    private let transport: any Transport
    private let me: NodeID
    private let patience: Patience
    private let following: RunFollowing
    private let say: @Sendable (String) -> Void
    private var started: Set<RunID> = []

    /// - Parameters:
    ///   - clock: on which it waits before it sends again.
    ///   - now: Unix time in milliseconds, for what it signs.
    ///   - say: hears a line for each thing that happens; it names no value of a row.
    package init(
        home: NodeHome, domain: any Domain.Type, transport: any Transport,
        clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> UInt64 = WallClock.milliseconds,
        say: @escaping @Sendable (String) -> Void
    ) throws {
        let ledger = try home.ledger()
        try ledger.requireReserve()
        self.ledger = ledger
        federation = try NodeFederation(charter: home.charter, ledger: ledger)
        patience = Patience(clock: clock, say: say)
        me = try home.id
        following = RunFollowing(
            home: home, domain: domain, keys: home.keys.ring, ledger: ledger,
            federation: federation, blocks: home, transport: transport, patience: patience,
            now: now, say: say)
        self.transport = transport
        self.say = say
    }

    /// Follows every run until cancelled, or until a new roster changes the keys of this node or of
    /// the coordinator: whoever runs it then begins anew with those. Throws what sending again can't
    /// mend for any run; what waits meanwhile is let go at once.
    package func run() async throws {
        let (failures, report) = AsyncStream<any Error>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.followAll { report.yield($0) } }
            group.addTask { for await failure in failures { throw failure } }
            try await group.next()
            group.cancelAll()
        }
    }

    /// `fail` hears of an error in one run after which none may go on.
    private func followAll(fail: @escaping @Sendable (any Error) -> Void) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            var retry = RetrySchedule(seed: me.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
            var epochs = await keyEpochs
            while !Task.isCancelled {
                try await requireOwnDecisions()
                if epochs.isEmpty { epochs = await keyEpochs }
                guard await keyEpochs == epochs else { break }
                for run in await newRuns() {
                    group.addTask {
                        do { try await self.follow(run) } catch { fail(error) }
                    }
                }
                do {
                    try await federation.poll(transport, waiting: true)
                    retry.reset()
                } catch let error as TransportError {
                    try await patience.pause(&retry, after: error)
                }
            }
            group.cancelAll()
        }
    }

    /// Throws where this institution has left, or where the feed shows a decision of this node that
    /// its ledger does not hold.
    private func requireOwnDecisions() async throws {
        let state = await federation.state
        guard state.departures[me] == nil else {
            throw Failure(
                .forbidden,
                "This institution said that it leaves the federation; it takes part in nothing "
                    + "more.")
        }
        guard let last = state.latest[me] else { return }
        try ledger.requireAll([last], of: .federation)
    }

    /// Of this node and of the coordinator; none before there is a roster.
    private var keyEpochs: [UInt32] {
        get async {
            let roster = await federation.state.roster
            return [roster?.entry(me), roster?.coordinator].compactMap { $0?.keyEpoch }
        }
    }

    private func newRuns() async -> [RunID] {
        await federation.runs(of: me).filter { started.insert($0).inserted }
    }

    /// A run that can't be trusted is left, and said; the others go on.
    private func follow(_ run: RunID) async throws {
        do {
            try await following.follow(run, me: me)
        } catch is CancellationError {
            return
        } catch let error where RunFollowing.concernsOneRun(error) {
            say("run \(run.short): left, as nothing more of it can be trusted: \(error)")
        }
    }
}

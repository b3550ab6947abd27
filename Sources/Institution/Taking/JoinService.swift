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
        federation = try NodeFederation(charter: home.charter, ledger: ledger)
        patience = Patience(clock: clock, say: say)
        me = NodeID.of(try home.signingKey.verifyingKey)
        following = RunFollowing(
            home: home, domain: domain, ledger: ledger, federation: federation,
            transport: transport, patience: patience, now: now, say: say)
        self.transport = transport
        self.say = say
    }

    /// Follows every run until cancelled. Throws what sending again can't mend for any run.
    package func run() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            var retry = RetrySchedule(seed: me.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
            while !Task.isCancelled {
                for run in try await newRuns() { group.addTask { try await self.follow(run) } }
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

    private func newRuns() async throws -> [RunID] {
        let state = await federation.state
        var runs: [RunID] = []
        for (run, opening) in state.runs where !started.contains(run) {
            started.insert(run)
            let members = try RunOpening(parsing: opening.payload).members
            if members.contains(where: { $0.id == me }) { runs.append(run) }
        }
        return runs
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

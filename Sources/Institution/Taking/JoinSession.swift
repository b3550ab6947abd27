import Console
package import Federation
import FederationHTTP
package import Messaging
package import Tabular

/// Taking part with the keys that hold at its beginning.
///
/// It ends when a roster changes them, and after a day; the next one begins with those that hold
/// then, and says in time when the certificate ends.
package struct JoinSession: Sendable {
    private static let longest = Duration.seconds(24 * 3600)

    private let home: NodeHome
    private let domain: any Domain.Type
    private let clock: any Clock<Duration>
    private let now: @Sendable () -> UInt64
    private let say: @Sendable (String) -> Void

    /// - Parameters:
    ///   - clock: on which it waits before it sends again.
    ///   - now: Unix time in milliseconds, for what it signs.
    ///   - say: hears a line for each thing that happens; it names no value of a row.
    package init(
        home: NodeHome, domain: any Domain.Type, clock: any Clock<Duration> = ContinuousClock(),
        now: @escaping @Sendable () -> UInt64 = WallClock.milliseconds,
        say: @escaping @Sendable (String) -> Void
    ) {
        self.home = home
        self.domain = domain
        self.clock = clock
        self.now = now
        self.say = say
    }

    /// Puts new keys into force, deletes those that nothing needs any more, and says what is to be
    /// said about the certificate; throws where it has ended.
    /// - Returns: the federation as the ledger knows it, for the way to the coordinator.
    package func prepare() async throws -> FederationLog {
        let log = try await home.federation().state
        if try home.adoptKeys(log, nowMilliseconds: now()) { say("new keys are in force") }
        try home.retireKeys(log)
        if let notice = try home.certificateNotice(
            program: domain.program, nowMilliseconds: now())
        {
            say(notice)
        }
        return log
    }

    /// Takes part until the session is over, or cancelled.
    package func takePart(over transport: some Transport) async throws {
        let service = try JoinService(
            home: home, domain: domain, transport: transport, clock: clock, now: now, say: say)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.run() }
            group.addTask { try await ContinuousClock().sleep(for: Self.longest) }
            try await group.next()
            group.cancelAll()
        }
    }
}

import Console
import Federation
import FederationHTTP
import Messaging
import Tabular

/// Taking part with the keys that hold at its beginning.
///
/// It ends when a roster changes them, and after a day; the next one begins with those that hold
/// then, and says in time when the certificate ends.
struct JoinSession: Sendable {
    private static let longest = Duration.seconds(24 * 3600)

    let home: NodeHome
    let domain: any Domain.Type
    let program: String
    let say: @Sendable (String) -> Void

    func run() async throws {
        let now = WallClock.milliseconds()
        let log = try await home.federation().state
        if try home.adoptKeys(log, nowMilliseconds: now) { say("new keys are in force") }
        try home.retireKeys(log)
        if let notice = try home.certificateNotice(program: program, nowMilliseconds: now) {
            say(notice)
        }
        let transport = try home.transport(log, nowMilliseconds: now)
        let result: Result<Void, any Error>
        do {
            result = .success(try await takePart(over: transport))
        } catch {
            result = .failure(error)
        }
        await transport.close()
        try result.get()
    }

    private func takePart(over transport: HTTPTransport) async throws {
        let service = try JoinService(
            home: home, domain: domain, transport: transport, say: say)
        say("joined; waiting for runs")
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await service.run() }
            group.addTask { try await Task.sleep(for: Self.longest) }
            try await group.next()
            group.cancelAll()
        }
    }
}

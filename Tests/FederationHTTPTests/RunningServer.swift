import FederationHTTP
import Logging
import Messaging
import ServiceLifecycle

/// A service that listens on a port the system chose, for as long as a test's body runs.
struct RunningServer {
    let port: Int
    private let group: ServiceGroup

    var address: NetworkAddress {
        get throws { try NetworkAddress(host: "127.0.0.1", port: port) }
    }

    func stop() async {
        await group.triggerGracefulShutdown()
    }

    /// Returns or throws what `body` does, once the service has stopped.
    static func with<Value: Sendable>(
        _ service: (@escaping @Sendable (Int) -> Void) -> some Service,
        _ body: (RunningServer) async throws -> Value
    ) async throws -> Value {
        let (ports, onPort) = AsyncStream<Int>.makeStream()
        let group = ServiceGroup(
            configuration: .init(
                services: [.init(service: service { onPort.yield($0) })],
                gracefulShutdownSignals: [], logger: silent))
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { onPort.finish() }
                try await group.run()
            }
            guard let port = await ports.first(where: { _ in true }) else {
                try await tasks.waitForAll()
                throw NoPort()
            }
            let server = RunningServer(port: port, group: group)
            do {
                let value = try await body(server)
                await server.stop()
                try await tasks.waitForAll()
                return value
            } catch {
                await server.stop()
                throw error
            }
        }
    }

    static let silent = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    private struct NoPort: Error {}
}

extension RunningServer {
    /// The members' listener of `coordinator`, at 127.0.0.1.
    static func with<Value: Sendable>(
        _ federation: TestFederation, _ coordinator: some MemberEndpoint,
        as identity: CurrentIdentity, limits: ServerLimits = ServerLimits(),
        logger: Logger = silent, clock: any Clock<Duration> = ContinuousClock(),
        _ body: (RunningServer) async throws -> Value
    ) async throws -> Value {
        let address = try NetworkAddress("127.0.0.1:0")
        return try await with(
            { onPort in
                MemberServer(
                    endpoint: coordinator, identity: identity, authority: federation.authority,
                    address: address, limits: limits, logger: logger, clock: clock,
                    onListening: onPort)
            }, body)
    }
}

/// Looks every millisecond until `condition` holds; the test's own time limit bounds it.
func eventually(_ condition: () async throws -> Bool) async throws {
    while try await !condition() {
        try await Task.sleep(for: .milliseconds(1))
    }
}

/// A clock that stands still.
struct StillClock: Clock {
    let now = ContinuousClock.now
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        try await Task.sleep(for: .seconds(3600))
    }
}

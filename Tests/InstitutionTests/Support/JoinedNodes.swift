import Console
import Federation
import FederationTesting
import Institution
import Messaging
import Tabular

/// The nodes of a federation, taking part side by side in one process.
struct JoinedNodes {
    private let federation: WholeFederation
    private let domain: any Domain.Type
    private let transport: @Sendable (NodeHome) throws -> any Transport
    let clock = InstantClock()
    /// All that was said so far, also before nodes were stopped.
    let sayings = Sayings()

    /// `transport` leads each home to the coordinator; without it nothing is lost on the way.
    init(
        _ federation: WholeFederation, domain: any Domain.Type = Orchard.self,
        transport: (@Sendable (NodeHome) throws -> any Transport)? = nil
    ) {
        self.federation = federation
        self.domain = domain
        self.transport = transport ?? { try federation.transport(of: $0) }
    }

    /// Runs all nodes until the run is over for each of `names`, or for all if there are none.
    func runUntilClosed(_ names: [String] = []) async throws {
        try await run(until: ["own report:", "stopped by the coordinator"], names)
    }

    /// Runs all nodes until each, or each of `names`, has said a line with `words`, then stops them
    /// all at once.
    func run(until words: String, by names: [String] = []) async throws {
        try await run(until: [words], names)
    }

    /// What one node says where nothing is left to do: it takes part for a moment and is stopped.
    func sayings(of home: NodeHome) async throws -> [String] {
        let name = home.configuration.name.text
        let service = try JoinService(
            home: home, domain: domain, transport: transport(home), clock: clock,
            now: federation.clock.now, say: { sayings.hear(name, $0) })
        let task = Task { try await service.run() }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        _ = await task.result
        return sayings.of(name)
    }

    private func run(until words: [String], _ names: [String]) async throws {
        let awaited = names.isEmpty ? federation.homes.map(\.configuration.name.text) : names
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for home in federation.homes {
                let name = home.configuration.name.text
                let session = JoinSession(
                    home: home, domain: domain, clock: clock, now: federation.clock.now,
                    say: { sayings.hear(name, $0) })
                let transport = try transport(home)
                group.addTask {
                    do {
                        while !Task.isCancelled {
                            _ = try await session.prepare()
                            try await session.takePart(over: transport)
                        }
                    } catch is CancellationError {}
                    return false
                }
            }
            group.addTask {
                await sayings.wait(for: words, from: awaited)
                return true
            }
            while let isOver = try await group.next(), !isOver {}
            group.cancelAll()
        }
    }
}

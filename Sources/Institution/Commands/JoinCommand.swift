import ArgumentParser
import Console
import Federation
import FederationHTTP
import Foundation
import Messaging
import ServiceLifecycle
import Tabular
import UnixSignals

struct JoinCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "join",
            abstract: "Take part in runs: poll, answer, resume; until stopped.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Flag(help: "Print every message that would leave now, send none, and end.")
    var dryRun = false

    func run() async throws {
        try await ending {
            let home = try options.unlocked()
            let lock = try HomeLock(home.folder)
            _ = try home.data(of: Field.self).sql()
            defer { withExtendedLifetime(lock) {} }
            try await dryRun ? play(home) : takePart(home)
        }
    }

    private func play(_ home: NodeHome) async throws {
        let name = home.configuration.name.text
        let view = try await home.transport(home.federation().state).use { transport in
            try await DryRun(
                home: home, domain: Field.self, transport: transport,
                say: { Terminal.say("\(name): \($0)") }
            ).run()
        }
        for line in view.lines(.everything, time: WallClock.text) { Terminal.say(line) }
        Terminal.say(
            "\(view.messages.count) messages, \(view.byteCount) bytes would leave; none was sent")
    }

    private func takePart(_ home: NodeHome) async throws {
        let name = home.configuration.name.text
        let session = JoinSession(
            home: home, domain: Field.self, say: { Terminal.say("\(name): \($0)") })
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let result: Result<Void, any Error> = await withTaskGroup(
            of: Result<Void, any Error>.self
        ) { group in
            group.addTask {
                do {
                    while !Task.isCancelled { try await run(session, of: home) }
                    return .success(())
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                for await _ in signals { break }
                return .success(())
            }
            let first = await group.next() ?? .success(())
            group.cancelAll()
            return first
        }
        try result.get()
    }

    private func run(_ session: JoinSession, of home: NodeHome) async throws {
        try await home.transport(session.prepare()).use { transport in
            Terminal.say("\(home.configuration.name.text): joined; waiting for runs")
            try await session.takePart(over: transport)
        }
    }
}

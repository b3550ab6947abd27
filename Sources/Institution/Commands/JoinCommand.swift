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
            let home = try options.open()
            let lock = try HomeLock(home.folder)
            _ = try home.data(of: Field.self).sql()
            let transport = try home.transport()
            let result: Result<Void, any Error>
            do {
                try await dryRun ? play(home, transport) : takePart(home, transport)
                result = .success(())
            } catch {
                result = .failure(error)
            }
            await transport.close()
            withExtendedLifetime(lock) {}
            try result.get()
        }
    }

    private func play(_ home: NodeHome, _ transport: HTTPTransport) async throws {
        let name = home.configuration.name.text
        let view = try await DryRun(
            home: home, domain: Field.self, transport: transport,
            say: { Terminal.say("\(name): \($0)") }
        ).run()
        for line in view.lines(.everything, time: WallClock.text) { Terminal.say(line) }
        Terminal.say(
            "\(view.messages.count) messages, \(view.byteCount) bytes would leave; none was sent")
    }

    private func takePart(_ home: NodeHome, _ transport: HTTPTransport) async throws {
        let name = home.configuration.name.text
        let service = try JoinService(
            home: home, domain: Field.self, transport: transport,
            say: { Terminal.say("\(name): \($0)") })
        Terminal.say("\(name): joined; waiting for runs")
        let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
        let result: Result<Void, any Error> = await withTaskGroup(
            of: Result<Void, any Error>.self
        ) { group in
            group.addTask {
                do { return .success(try await service.run()) } catch { return .failure(error) }
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
}

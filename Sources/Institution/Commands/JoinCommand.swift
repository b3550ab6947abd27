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

    func run() async throws {
        try await ending {
            let home = try options.open()
            let lock = try HomeLock(home.folder)
            _ = try home.data(of: Field.self).sql()
            let transport = try home.transport()
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
            await transport.close()
            withExtendedLifetime(lock) {}
            try result.get()
        }
    }
}

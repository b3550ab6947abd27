import ArgumentParser
import Console
import FederationHTTP
import Messaging
import Tabular

struct LeaveCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "leave",
            abstract: "Say, signed, that this institution leaves the federation.",
            discussion:
                "Its open runs are stopped. The operator then takes it off the roster; its ledger "
                + "and reports stay as they are.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try await ending {
            try await options.connected { node in
                try await node.federation.leave(
                    LeaveNotice(reason: reason), me: node.home.id, keys: node.home.keys.ring,
                    transport: node.transport, nowMilliseconds: WallClock.milliseconds())
            }
            Terminal.say("The coordinator has this institution's notice.")
        }
    }
}

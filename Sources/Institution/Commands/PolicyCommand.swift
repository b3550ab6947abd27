import ArgumentParser
import Console
import Federation
import Tabular

struct PolicyCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "policy", abstract: "This institution's own limits.",
            subcommands: [PolicyShowCommand<Field>.self])
    }
}

struct PolicyShowCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "show", abstract: "Print the limits that hold.")
    }

    @OptionGroup var options: NodeOptions<Field>

    func run() async throws {
        try await ending {
            let policy = try options.open().policy
            Terminal.say("smallest federation       \(policy.smallestFederation) members")
            Terminal.say("smallest published cell   \(policy.smallestCell) rows")
            Terminal.say("own rows a parameter      \(policy.ownRowsPerParameter)")
            Terminal.say(
                "own figures in reports    \(policy.nameOwnFigures ? "yes, in bands" : "no")")
            Terminal.say("cores                     \(policy.cores)")
        }
    }
}

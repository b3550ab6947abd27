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
            Terminal.say(PolicyText(try options.open().policy).text)
        }
    }
}

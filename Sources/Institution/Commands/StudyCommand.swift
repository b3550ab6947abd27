import ArgumentParser
import Console
import Documents
import Federation
import FederationHTTP
import Messaging
import Tabular

struct StudyCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "study", abstract: "Read what is proposed, and sign it or not.",
            subcommands: [
                StudyShowCommand<Field>.self, StudyApproveCommand<Field>.self,
                StudyDeclineCommand<Field>.self,
            ])
    }
}

struct StudyShowCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: "show", abstract: "A proposed study for people.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Argument(help: "Its name; default: the one that waits.") var study: String?

    func run() async throws {
        try await ending {
            try await options.connected { node in
                let proposal = try await node.proposal(study)
                let members = try node.home.policyMembers(proposal.publication, me: node.home.id)
                Terminal.say(
                    StudyText(proposal, confirmed: members.count { $0.isConfirmed } - 1).text)
            }
        }
    }
}

struct StudyDeclineCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "decline", abstract: "Say, signed, that you do not take part.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Argument(help: "Its name; default: the one that waits.") var study: String?
    @Option(help: "Why.") var reason: String

    func run() async throws {
        try await ending {
            try await options.connected { node in
                let proposal = try await node.proposal(study)
                try await node.decline(proposal, reason: reason)
                Terminal.say("Declined \(proposal.study.name).")
            }
        }
    }
}

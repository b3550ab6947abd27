import ArgumentParser
import Console
import Federation
import FederationHTTP
import Messaging
import Tabular

struct ConfirmCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "confirm",
            abstract: "Record that a member's fingerprint was compared with the member itself.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Argument(help: "The member's name.") var name: String
    @Option(help: "The fingerprint that the member itself read out.") var fingerprint: String

    func run() async throws {
        try await ending {
            let (home, members) = try await options.connected { node in
                (node.home, await node.federation.state.roster?.activeInstitutions ?? [])
            }
            guard let member = members.first(where: { $0.name.text == name }) else {
                throw Failure(.notFound, "\(name) is not an active member of this federation.")
            }
            guard Fingerprint(typed: fingerprint) == member.fingerprint else {
                throw Failure(
                    .badData,
                    """
                    The fingerprint is not the one that the roster has for \(name). Nothing was \
                    recorded; compare it again, with the member itself.
                    """)
            }
            try home.confirm(
                ConfirmedMembers.Member(name: member.name, fingerprint: member.fingerprint))
            Terminal.say("Confirmed \(name), \(member.fingerprint).")
        }
    }
}

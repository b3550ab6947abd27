import ArgumentParser
import Console
import Federation
import FederationHTTP
import Messaging

struct InviteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite",
        abstract: "Print an invitation for one institution: single use, for seven days.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The institution's name.") var name: String
    @Option(help: "Days until it expires.") var days = 7

    func run() async throws {
        try await ending {
            let home = try options.open()
            let name = try InstitutionName(name)
            let members = try home.store.log().roster?.activeInstitutions ?? []
            if let alike = members.first(where: { $0.name.resembles(name) }) {
                throw Failure(.badData, "\(alike.name.text) is a member already.")
            }
            guard (1...30).contains(days) else {
                throw Failure(.usage, "--days: an invitation lasts 1 to 30 days.")
            }
            let address = try NetworkAddress(home.configuration.registration)
            let invitation = try Invitation.fresh(
                host: address.host, port: UInt16(address.port), federation: home.charter.digest,
                caCertificateDigest: home.charter.caCertificateDigest)
            try home.store.add(
                PendingInvitation(
                    id: invitation.id, name: name, secretDigest: invitation.secretDigest,
                    expiresMilliseconds: WallClock.milliseconds()
                        + UInt64(days) * 24 * 3600 * 1000))
            Terminal.say(invitation.text)
        }
    }
}

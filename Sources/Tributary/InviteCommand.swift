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
    @Flag(help: "Take back the invitations of this institution instead.") var revoke = false

    func run() async throws {
        try await ending {
            let home = try options.open()
            let name = try InstitutionName(name)
            guard !revoke else { return try takeBack(name, home.store) }
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

    private func takeBack(_ name: InstitutionName, _ store: FederationStore) throws {
        let now = WallClock.milliseconds()
        let standing = try store.invitations().filter {
            $0.name == name && !$0.isRevoked && now < $0.expiresMilliseconds
        }
        guard !standing.isEmpty else {
            throw Failure(.notFound, "No invitation of \(name.text) stands.")
        }
        for invitation in standing { try store.revoke(invitation: invitation.id) }
        Terminal.say("Took back \(standing.count) invitations of \(name.text).")
    }
}

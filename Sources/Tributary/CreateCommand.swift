import ArgumentParser
import Console
import FederationHTTP
import Messaging

struct CreateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Make a federation: its authority, the coordinator's keys, the charter.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The federation's name.") var name: String
    @Option(help: "HOST:PORT at which members reach the coordinator.")
    var members = "127.0.0.1:8443"
    @Option(help: "HOST:PORT at which candidates register.") var registration = "127.0.0.1:8444"
    @Option(help: "Where the authority's key file goes; keep it off this machine.")
    var authority: String?
    @Option(help: "A file whose first line seals the authority's key.") var passphraseFile: String?

    func run() async throws {
        try await ending {
            for address in [members, registration] {
                guard try NetworkAddress(address).port > 0 else {
                    throw Failure(.usage, "\(address): members need a port above 0 to dial.")
                }
            }
            let path = authority ?? "\(options.home)/authority.key"
            let home = try CoordinatorHome.create(
                at: options.home, name: InstitutionName(name),
                configuration: CoordinatorConfiguration(
                    members: members, registration: registration),
                authorityPath: path, passphrase: try passphraseFile.map(passphrase))
            Terminal.say("federation   \(home.charter.name.text)")
            Terminal.say("fingerprint  \(Fingerprint.of(home.charter))")
            Terminal.say("home         \(home.folder.path)")
            Terminal.say("authority    \(path)  (move it off this machine; approvals ask for it)")
        }
    }
}

/// The first line of a file.
func passphrase(in path: String) throws(Failure) -> String {
    let text = String(decoding: try contents(of: path), as: UTF8.self)
    return text.split(separator: "\n", omittingEmptySubsequences: false).first.map(String.init)
        ?? ""
}

/// The authority's key, brought along to approve and to revoke.
struct AuthorityOptions: ParsableArguments {
    @Option(help: "The authority's key file; default: authority.key in the home.")
    var authority: String?
    @Option(help: "A file whose first line opens it.") var passphraseFile: String?

    func open(_ home: CoordinatorHome) throws -> Authority {
        let path = authority ?? home.folder.path("authority.key")
        return try Authority(
            file: contents(of: path), passphrase: passphraseFile.map(passphrase))
    }
}

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
    @Flag(help: "Seal the coordinator's keys: asks, or reads --keys-passphrase-file.")
    var keysPassphrase = false

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
                authorityPath: path,
                passphrases: CoordinatorHome.Passphrases(
                    authority: try passphraseFile.map(Passphrase.read),
                    coordinator: try newPassphrase()))
            Terminal.say("federation   \(home.charter.name.text)")
            Terminal.say("fingerprint  \(Fingerprint.of(home.charter))")
            Terminal.say("home         \(home.folder.path)")
            Terminal.say("authority    \(path)  (move it off this machine; approvals ask for it)")
        }
    }

    private func newPassphrase() throws -> String? {
        if let file = options.keysPassphraseFile { return try Passphrase.read(file) }
        return keysPassphrase ? try Passphrase.ask(isNew: true) : nil
    }
}

/// The authority's key, brought along to approve and to revoke.
struct AuthorityOptions: ParsableArguments {
    @Option(help: "The authority's key file; default: authority.key in the home.")
    var authority: String?
    @Option(help: "A file whose first line opens it.") var passphraseFile: String?

    static let fileName = "authority.key"

    /// Refused where others may read the file.
    func open(_ home: CoordinatorHome) throws -> Authority {
        try Authority(
            file: HomeFolder.secret(authority ?? home.folder.path(Self.fileName)),
            passphrase: passphraseFile.map(Passphrase.read))
    }
}

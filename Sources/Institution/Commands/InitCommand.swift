import ArgumentParser
import Console
import Federation
import Messaging
import Tabular

struct InitCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "init", abstract: "Make this node's keys and home; they never leave it.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Option(help: "The institution's name, as the operator knows it.") var name: String
    @Option(help: "Its SQLite database; it is only ever read.") var database: String
    @Option(help: "mapping.json; default: beside the database.") var mapping: String?
    @Flag(help: "Seal the keys: asks for a new passphrase, or reads it from --passphrase-file.")
    var passphrase = false
    @Option(help: "policy.json; default: beside the database if there is one.") var policy: String?

    func run() async throws {
        try await ending {
            let folder = folder(of: database)
            let mappingBytes = try contents(of: mapping ?? "\(folder)/mapping.json")
            let home = try NodeHome.create(
                at: options.home, name: InstitutionName(name), database: database,
                mapping: mappingBytes, policy: try policyBytes(in: folder),
                passphrase: try newPassphrase())
            Terminal.say("home: \(home.folder.path)")
            Terminal.say("next: \(Field.program) check --home \(home.folder.path)")
        }
    }

    private func newPassphrase() throws -> String? {
        if let file = options.passphraseFile { return try Passphrase.read(file) }
        return passphrase ? try Passphrase.ask(isNew: true) : nil
    }

    private func policyBytes(in folder: String) throws -> [UInt8]? {
        if let policy { return try contents(of: policy) }
        return try? contents(of: "\(folder)/policy.json")
    }
}

private func folder(of path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.isEmpty ? "." : parts.joined(separator: "/")
}

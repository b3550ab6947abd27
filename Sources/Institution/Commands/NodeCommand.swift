package import ArgumentParser
import Console
package import Tabular

/// The program of one domain's node: `bank-node`, `hospital-node`, `plant-node`.
package struct NodeCommand<Field: Domain>: AsyncParsableCommand {
    package static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Field.program,
            abstract: "One \(Field.institution)'s node: its rows stay here, only sums leave.",
            subcommands: [
                InitCommand<Field>.self, EnrolCommand<Field>.self, ConfirmCommand<Field>.self,
                MapCommand<Field>.self,
                CheckCommand<Field>.self, StudyCommand<Field>.self, JoinCommand<Field>.self,
                LedgerCommand<Field>.self, ReportCommand<Field>.self, PolicyCommand<Field>.self,
                RehearseCommand<Field>.self, BackupCommand<Field>.self,
                RestoreCommand<Field>.self, RecoverCommand<Field>.self, RotateCommand<Field>.self,
                LeaveCommand<Field>.self,
            ])
    }

    package init() {}
}

/// Options that every command of a node has.
struct NodeOptions<Field: Domain>: ParsableArguments {
    @Option(help: "The folder that holds this node's state.")
    var home: String = defaultHome(program: Field.program)

    @Option(help: "A file whose first line opens the keys; default: asked for at the terminal.")
    var passphraseFile: String?

    /// The home, with its keys as they lie.
    func open() throws -> NodeHome {
        let node = try NodeHome(home)
        try node.checkModes()
        return node
    }

    /// The home with its keys opened: asks for their passphrase where they are sealed.
    func unlocked() throws -> NodeHome {
        let node = try open()
        guard try node.keys.isSealed else { return node }
        return try NodeHome(home, passphrase: Passphrase.of(file: passphraseFile))
    }

    /// Hands over the node with its view of the federation brought up to date.
    func connected<Outcome>(
        _ body: (ConnectedNode) async throws -> Outcome
    ) async throws -> Outcome {
        try await ConnectedNode.use(unlocked(), program: Field.program, body)
    }
}

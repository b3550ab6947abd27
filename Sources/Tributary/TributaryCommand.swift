import ArgumentParser
import Console

@main
struct TributaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tributary",
        abstract: "The coordinator of a federation, and the analyst's and the auditor's program.",
        subcommands: [
            CreateCommand.self, InviteCommand.self, ApproveCommand.self, RosterCommand.self,
            RevokeCommand.self, RotateCommand.self, ServeCommand.self, StudyCommand.self,
            RunCommand.self,
            RunsCommand.self, CancelCommand.self, CompareCommand.self, VerifyCommand.self,
            BackupCommand.self, RestoreCommand.self, DemoCommand.self,
        ])
}

/// Where the coordinator keeps its state.
struct HomeOptions: ParsableArguments {
    @Option(help: "The folder that holds the coordinator's state.")
    var home: String = defaultHome(program: "tributary")

    @Option(help: "A file whose first line opens the coordinator's keys; default: asked for.")
    var keysPassphraseFile: String?

    /// The home, with its keys as they lie.
    func open() throws -> CoordinatorHome {
        let coordinator = try CoordinatorHome(home)
        try coordinator.checkModes()
        return coordinator
    }

    /// The home with its keys opened: asks for their passphrase where they are sealed.
    func unlocked() throws -> CoordinatorHome {
        let coordinator = try open()
        guard try coordinator.keys.isSealed else { return coordinator }
        return try CoordinatorHome(home, passphrase: Passphrase.of(file: keysPassphraseFile))
    }
}

import ArgumentParser
import Console

@main
struct TributaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tributary",
        abstract: "The coordinator of a federation, and the analyst's and the auditor's program.",
        subcommands: [
            CreateCommand.self, InviteCommand.self, ApproveCommand.self, RosterCommand.self,
            RevokeCommand.self, ServeCommand.self, StudyCommand.self, RunCommand.self,
            RunsCommand.self, CancelCommand.self, CompareCommand.self, VerifyCommand.self,
            BackupCommand.self, RestoreCommand.self, DemoCommand.self,
        ])
}

/// Where the coordinator keeps its state.
struct HomeOptions: ParsableArguments {
    @Option(help: "The folder that holds the coordinator's state.")
    var home: String = defaultHome(program: "tributary")

    func open() throws -> CoordinatorHome { try CoordinatorHome(home) }
}

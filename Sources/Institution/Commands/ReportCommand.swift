import ArgumentParser
import Console
import Federation
import Messaging
import Tabular

struct ReportCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "report", abstract: "Where this institution's own report of a run lies.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Argument(help: "The run, by the start of its id.") var run: String

    func run() async throws {
        try await ending {
            let home = try options.open()
            let run = try matching(run, among: home.ledger().runs())
            let page = "reports/\(run.hex).html"
            guard home.folder.exists(page) else {
                throw Failure(.notFound, "Run \(run.hex) has no report here; it has not finished.")
            }
            Terminal.say(home.folder.path(page))
        }
    }
}

import ArgumentParser
import Console
import Documents
import Federation
import Messaging
import Tabular

struct LedgerCommand<Field: Domain>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "ledger",
            abstract: "All that ever left this institution, in words and numbers, with receipts.")
    }

    @OptionGroup var options: NodeOptions<Field>
    @Option(help: "Only one run, by the start of its id.") var run: String?
    @Flag(help: "One line a message, without what it holds.") var brief = false
    @Flag(help: "Every plain number behind each masked answer, not only the first.")
    var numbers = false
    @Option(help: "Also write all of it, with signed headers and receipts, for an auditor.")
    var json: String?
    @Option(help: "Also write all of it for a spreadsheet.") var csv: String?

    func run() async throws {
        try await ending {
            let home = try options.open()
            let view = try view(of: home)
            let detail: LedgerView.Detail =
                brief ? .none : numbers ? .everything : .beginnings
            for line in view.lines(detail, time: WallClock.text) { Terminal.say(line) }
            Terminal.say("\(view.messages.count) messages, \(view.byteCount) bytes")
            try export(view, of: home.configuration.name.text)
        }
    }

    private func view(of home: NodeHome) throws -> LedgerView {
        let ledger = try home.ledger()
        let run = try run.map { try matching($0, among: ledger.runs()) }
        guard home.isEnrolled else { return try LedgerView(ledger, run: run) }
        return try LedgerView(
            ledger, run: run,
            questions: LedgerQuestions(ledger, charter: home.charter))
    }

    /// The files hold plain numbers of this institution, so nobody else may read them.
    private func export(_ view: LedgerView, of institution: String) throws {
        if let json {
            let document = view.json(institution: institution, time: WallClock.text)
            try DurableFile.write(Array((document.pretty() + "\n").utf8), to: json, mode: 0o600)
        }
        if let csv {
            try DurableFile.write(
                Array(view.csv(time: WallClock.text).utf8), to: csv, mode: 0o600)
        }
    }
}

/// The run whose id starts with a text.
func matching(_ prefix: String, among runs: [RunID]) throws(Failure) -> RunID {
    let found = runs.filter { $0.hex.hasPrefix(prefix) }
    guard let run = found.first, found.count == 1 else {
        throw Failure(
            .notFound,
            "\(found.count) runs start with \(prefix). Known: "
                + runs.map { $0.short }.joined(separator: ", "))
    }
    return run
}

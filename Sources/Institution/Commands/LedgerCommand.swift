import ArgumentParser
import Console
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
    @Flag(help: "The plain numbers behind each masked answer.") var numbers = false

    func run() async throws {
        try await ending {
            let ledger = try options.open().ledger()
            let run = try run.map { try matching($0, among: ledger.runs()) }
            let view = try LedgerView(ledger, run: run)
            for (line, message) in zip(view.lines(time: WallClock.text), view.messages) {
                Terminal.say(line)
                if numbers, let plain = message.plain {
                    let words = plain.map { String(Int64(bitPattern: $0)) }
                    Terminal.say("    before masking: \(words.joined(separator: " "))")
                }
            }
            let bytes = view.messages.reduce(0) { $0 + $1.envelope.bytes.count }
            Terminal.say("\(view.messages.count) messages, \(bytes) bytes")
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

import ArgumentParser
import Comparison
import Console
import Federation
import Messaging

struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract:
            "Local against federated, for each institution: table, page, JSON and CSV."
    )

    @OptionGroup var options: HomeOptions
    @Argument(help: "The run, by the start of its id, or its study's name.") var run: String
    @Option(help: "A new folder; default: reports/RUN in the home.") var out: String?
    @Option(
        help:
            "Also copy the transcript to this file, for members and their auditors: its sums are exact."
    )
    var transcript: String?
    @Flag(help: "Write into a folder that holds files already.") var replace = false

    func run() async throws {
        try await ending {
            let home = try options.open()
            let id = try home.run(run)
            let replay = try RunReplay(transcript: home.transcript(of: id), run: id)
            let comparison = try RunComparison(replay)
            let folder = try ReportFolder(
                out ?? home.folder.path("reports/\(id.hex)"), replacing: replace || out == nil)
            try folder.write(comparison.report, in: comparison.context)
            Terminal.say(TerminalTable(comparison.report, in: comparison.context).text)
            for omission in comparison.omissions { Terminal.note(omission) }
            Terminal.say("report: \(folder.page)")
            guard let transcript else { return }
            let copy = TranscriptCopy(transcript)
            try copy.write(home.transcript(of: id))
            Terminal.say("transcript: \(copy.path) (\(TranscriptCopy.audience))")
        }
    }
}

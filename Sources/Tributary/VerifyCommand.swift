import ArgumentParser
import Comparison
import Console
import Federation
import Foundation
import Messaging

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Replay a run offline: signatures, chains, sums, folds, and the report's figures.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "A run of this home, or the path of a transcript.") var run: String
    @Option(help: "A report.json to hold against it; default: the one in the home's reports.")
    var report: String?

    func run() async throws {
        try await ending {
            let replay = try replay()
            let machine = replay.log.machine
            Terminal.say("transcript  \(replay.entries.count) entries, head \(replay.log.chain.head.hex.prefix(16))…")
            Terminal.say("documents   charter, roster \(replay.documents.roster.version), study, \(replay.documents.approvals.count) approvals: signatures hold")
            Terminal.say("entries     every signature, chain, head and receipt holds")
            Terminal.say("rounds      \(machine.finishedRounds) sums recomputed from the answers and folded again")
            guard machine.outcome != nil else {
                Terminal.say("outcome     none; the run is \(machine.phase.words)")
                return
            }
            Terminal.say("outcome     follows from the sums, byte for byte")
            try verifyReport(replay)
        }
    }

    private func replay() throws -> RunReplay {
        if FileManager.default.fileExists(atPath: run) {
            return try RunReplay(transcript: Transcript(path: run))
        }
        let home = try options.open()
        let id = try home.run(run)
        return try RunReplay(transcript: home.transcript(of: id), run: id)
    }

    private func verifyReport(_ replay: RunReplay) throws {
        let standard = "\(options.home)/reports/\(replay.log.run.hex)/report.json"
        guard let path = report ?? (FileManager.default.fileExists(atPath: standard) ? standard : nil)
        else {
            Terminal.say("report      none to hold against it; see --report")
            return
        }
        let written = try ComparisonReport(parsing: contents(of: path))
        let differences = try RunComparison(replay).report.differences(from: written)
        guard differences.isEmpty else {
            throw Failure(
                .no,
                "\(path) does not follow from the transcript:\n  "
                    + differences.joined(separator: "\n  "))
        }
        Terminal.say("report      every figure of \(path) follows from the transcript")
    }
}

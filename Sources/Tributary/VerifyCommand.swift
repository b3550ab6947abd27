import ArgumentParser
import Comparison
import Console
import Federation
import Foundation
import Messaging

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Replay a run offline: signatures, chains, sums, folds, and the report's figures."
    )

    @OptionGroup var options: HomeOptions
    @Argument(help: "A run of this home, or the path of a transcript.") var run: String
    @Option(
        help:
            "A report.json to hold against it; default: the one beside the transcript, or in the home."
    )
    var report: String?
    @Option(help: "The federation's fingerprint, as you know it from another channel.")
    var fingerprint: String?

    func run() async throws {
        try await ending {
            let replay = try replay()
            let machine = replay.log.machine
            try checkFederation(replay.documents.charter)
            Terminal.say(
                "transcript  \(replay.entries.count) entries, head \(replay.log.chain.head.hex.prefix(16))…"
            )
            Terminal.say(
                "documents   charter, roster \(replay.documents.roster.version), study, \(replay.documents.approvals.count) approvals: signatures hold"
            )
            Terminal.say("entries     every signature, chain, head and receipt holds")
            Terminal.say(
                "rounds      \(machine.finishedRounds) sums recomputed from the answers and folded again"
            )
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
            return try RunReplay(transcript: Transcript(reading: run))
        }
        guard !run.contains("/") else {
            throw Failure(.notFound, "There is no transcript at \(run).")
        }
        let home = try options.open()
        let id = try home.run(run)
        return try RunReplay(transcript: home.transcript(of: id), run: id)
    }

    /// A transcript proves what it says about the federation that its charter names; that it is the
    /// right one, only a fingerprint from elsewhere can tell.
    private func checkFederation(_ charter: Charter) throws {
        let found = Fingerprint.of(charter)
        if let fingerprint, Fingerprint(typed: fingerprint) != found {
            throw Failure(
                .no, "The transcript is of another federation: \(charter.name.text), \(found).")
        }
        let hint = fingerprint == nil ? "; compare it with the one you know" : ", as expected"
        Terminal.say("federation  \(charter.name.text), fingerprint \(found)\(hint)")
    }

    private func verifyReport(_ replay: RunReplay) throws {
        let beside = URL(fileURLWithPath: run).deletingLastPathComponent()
            .appending(path: "report.json").path
        let standard =
            FileManager.default.fileExists(atPath: run)
            ? beside : "\(options.home)/reports/\(replay.log.run.hex)/report.json"
        guard
            let path = report ?? (FileManager.default.fileExists(atPath: standard) ? standard : nil)
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

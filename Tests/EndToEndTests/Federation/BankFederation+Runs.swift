import Federation
import Messaging

extension BankFederation {
    /// Opens a run of the study; returns its id.
    func open(_ study: String = "sba-california") async throws -> RunID {
        let end = try await coordinator(["run", study]).orderly("run \(study)")
        let hex = String(end.lastLine.dropFirst("run ".count))
        guard let run = RunID(hex: hex) else { throw NeverCame(what: "a run's id in \(hex)") }
        return run
    }

    /// Opens a run, with every bank taking part, and waits for its end.
    func carryOut() async throws -> RunID {
        try await joinAll()
        let run = try await open()
        try await finish(run)
        return run
    }

    /// Waits until every bank has its own report of a run.
    func finish(_ run: RunID) async throws {
        for bank in banks {
            try await join(bank).line(
                with: "run \(run.hex.prefix(8)): finished after", everWritten: true)
        }
    }

    /// Waits until the coordinator has closed the run; returns why it stopped it, or nil where it
    /// finished.
    nonisolated func cancellation(of run: RunID) async throws -> Cancellation? {
        let ending = try await Patience.find("the end of run \(run.hex)") {
            guard case .closed(let ending) = try replay(run).log.machine.phase else {
                return RoundMachine.Ending?.none
            }
            return ending
        }
        guard case .stopped(let cancellation, _) = ending else { return nil }
        return cancellation
    }

    nonisolated func replay(_ run: RunID) throws -> RunReplay {
        try RunReplay(transcript: Transcript(path: transcriptPath(run)), run: run)
    }

    /// What the operator's program says of a run.
    nonisolated func compare(_ run: RunID) async throws -> ProgramEnd {
        try await coordinator([
            "compare", run.hex, "--transcript", handedOutTranscript(run),
        ])
    }

    nonisolated func reportPath(_ run: RunID) -> String {
        "\(coordinatorHome)/reports/\(run.hex)/report.json"
    }

    /// The copy for auditors, whole in one file.
    nonisolated func handedOutTranscript(_ run: RunID) -> String {
        "\(coordinatorHome)/transcript-\(run.hex).sqlite"
    }

    nonisolated func transcriptPath(_ run: RunID) -> String {
        "\(coordinatorHome)/runs/\(run.hex).sqlite"
    }
}

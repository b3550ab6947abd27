import ArgumentParser
import Console
import Federation
import Messaging

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Open a run of a study that every member has approved.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The study's name, or its SHA-256.") var study: String
    @Flag(help: "Wait for its end, and show each step.") var wait = false
    @Option(help: "Start training from the model of an earlier run.") var from: String?

    func run() async throws {
        try await ending {
            let home = try options.unlocked()
            let run = try open(home)
            Terminal.say("run \(run.hex)")
            guard wait else { return }
            try await RunWatch(home: home, run: run).follow(Terminal.note)
        }
    }

    private func open(_ home: CoordinatorHome) throws -> RunID {
        let run = RunID.fresh()
        let keys = home.keys.ring
        let startOutcome = try from.map { try outcome(of: $0, in: home) }
        _ = try home.store.append { log in
            guard let proposal = log.proposal(study), let signed = log.rosters.last else {
                throw Failure(.notFound, "No study \(study) is published.")
            }
            guard proposal.undecided.isEmpty, proposal.declines.isEmpty else {
                throw Failure(.tryLater, notApproved(proposal, log))
            }
            if let leaver = proposal.publication.members.first(where: {
                log.departures[$0.id] != nil
            }) {
                throw Failure(.no, "\(leaver.name.text) leaves the federation; revoke it first.")
            }
            let documents = try RunDocuments(
                charter: home.charter, roster: signed.roster, rosterSignature: signed.signature,
                publication: proposal.message, approvals: Array(proposal.approvals.values),
                startOutcome: startOutcome)
            let transcript = try Transcript(
                path: Coordinator.transcriptPath(of: run, in: home.runsFolder), creating: true)
            let opening = try RunCoordinator.open(
                documents, transcript: transcript, run: run,
                key: keys.key(of: signed.roster.coordinator),
                nowMilliseconds: WallClock.milliseconds())
            try log.take(opening)
            return (opening, nil)
        }
        return run
    }

    private func notApproved(
        _ proposal: FederationLog.Proposal, _ log: FederationLog
    ) -> String {
        let names = [
            ("Undecided", proposal.undecided.map(\.name.text)),
            ("Declined", proposal.declines.map { log.roster?.entry($0.key)?.name.text ?? "" }),
        ]
        let told = names.filter { !$0.1.isEmpty }.map { word, names in
            "\(word): \(names.sorted().joined(separator: ", "))."
        }
        return (["\(proposal.study.name) is not approved by all."] + told).joined(separator: " ")
    }
}

extension RunCommand {
    /// The signed outcome of a finished run.
    private func outcome(of run: String, in home: CoordinatorHome) throws -> Envelope {
        let entries = try home.transcript(of: home.run(run)).entries()
        guard let entry = entries.last, entry.envelope.header.messageType == .outcome else {
            throw Failure(.badData, "Run \(run) has not finished; nothing can start from it.")
        }
        return entry.envelope
    }
}

/// Follows a run from outside, by its transcript.
struct RunWatch {
    let home: CoordinatorHome
    let run: RunID

    /// Returns when the run has finished; throws when it was stopped.
    func follow(_ say: (String) -> Void) async throws {
        var shown = 0
        let transcript = try home.transcript(of: run)
        let documents = try RunDocuments(from: transcript)
        var log = RunLog(run: run, roster: documents.roster, publication: documents.study)
        while true {
            for entry in try transcript.entries(after: log.count) {
                try log.take(.envelope(entry.envelope))
            }
            let machine = log.machine
            if machine.finishedRounds > shown {
                shown = machine.finishedRounds
                say("round \(shown) done; \(machine.phase.words)")
            }
            if case .closed(let ending) = machine.phase {
                switch ending {
                case .finished(let outcome, _):
                    say("finished after \(outcome.rounds) rounds")
                    return
                case .stopped(let cancellation, _):
                    throw Failure(.no, "The run was stopped: \(cancellation.text)")
                }
            }
            try await Task.sleep(for: .milliseconds(200))
        }
    }
}

struct RunsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "All runs: what they do, and for whom they wait.")

    @OptionGroup var options: HomeOptions

    func run() async throws {
        try await ending {
            let home = try options.open()
            for (run, _) in try home.store.log().runs {
                let machine = try RunReplay(transcript: home.transcript(of: run), run: run)
                    .log.machine
                let awaited = machine.awaited.map(\.name.text).joined(separator: ", ")
                Terminal.say(
                    "\(run.hex)  \(machine.study.name)  \(machine.phase.words)"
                        + (awaited.isEmpty ? "" : "; waits for \(awaited)")
                        + (machine.phase.reason.map { ": \($0)" } ?? ""))
            }
        }
    }
}

struct CancelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Stop a run, by a signed message to its members.")

    @OptionGroup var options: HomeOptions
    @Argument(help: "The run, by the start of its id.") var run: String
    @Option(help: "Why.") var reason = "The operator cancelled the run."

    func run() async throws {
        try await ending {
            let home = try options.open()
            try home.store.cancel(home.run(run), text: reason)
            Terminal.say("The running coordinator stops the run; see: tributary runs")
        }
    }
}

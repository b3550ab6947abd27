package import Federation
import Messaging

/// The report of a finished run, out of its transcript alone.
package struct RunComparison: Sendable {
    package let report: ComparisonReport
    package let context: ReportContext

    /// Throws where the run has not finished, or a member's figures can't be read.
    package init(_ replay: RunReplay) throws {
        let machine = replay.log.machine
        if case .closed(.stopped(let cancellation, _)) = machine.phase {
            throw RunComparisonError.stopped(cancellation.text)
        }
        guard let outcome = machine.outcome else {
            throw RunComparisonError.notFinished(machine.phase.words)
        }
        report = try ComparisonReport(
            outcome, machine: machine, run: replay.log.run,
            bytes: replay.entries.reduce(0) { $0 + $1.envelope.bytes.count })
        context = ReportContext(
            study: machine.study, outcome: outcome, departures: Self.departures(replay))
    }

    /// What left the institutions, counted over all of them.
    private static func departures(_ replay: RunReplay) -> [Departure] {
        let kinds: [(type: MessageType, what: String, readableBy: String)] = [
            (
                .maskedAnswer, "masked answers",
                "nobody; only the sum over all members can be read"
            ),
            (.maskKeys, "public keys for masks", "the coordinator and the members"),
            (.runAcceptance, "acceptances, with a salted hash of the table", "the coordinator"),
            (.ownFigures, "own figures for this report, in bands", "the coordinator"),
            (.refusal, "refusals, with the policy's rule", "the coordinator and the members"),
        ]
        return kinds.compactMap { kind in
            let sent = replay.entries.filter { $0.envelope.header.messageType == kind.type }
            guard !sent.isEmpty else { return nil }
            return Departure(
                what: kind.what, messages: sent.count,
                bytes: sent.reduce(0) { $0 + $1.envelope.bytes.count },
                readableBy: kind.readableBy)
        }
    }
}

package enum RunComparisonError: Error, Hashable, CustomStringConvertible {
    case notFinished(String)
    case stopped(String)

    package var description: String {
        switch self {
        case .notFinished(let phase): "The run has no outcome to compare; it is \(phase)."
        case .stopped(let reason):
            "The run was stopped, so there is nothing to compare. \(reason)"
        }
    }
}

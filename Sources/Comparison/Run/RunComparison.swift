package import Federation
import Messaging

/// The report of a finished run, out of its transcript alone.
package struct RunComparison: Sendable {
    package let report: ComparisonReport
    package let context: ReportContext
    /// A sentence for each member whose own figures can't be read, and are left out.
    package let omissions: [String]

    /// Every figure follows from the signed sums and from the figures that members sent under their
    /// own signature. Throws where the run has not finished.
    package init(_ replay: RunReplay) throws {
        let machine = replay.log.machine
        if case .closed(.stopped(let cancellation, _)) = machine.phase {
            throw RunComparisonError.stopped(cancellation.text)
        }
        guard let outcome = machine.outcome else {
            throw RunComparisonError.notFinished(machine.phase.words)
        }
        let received = ReceivedFigures(machine)
        omissions = received.omissions
        report = ComparisonReport(
            outcome, run: replay.log.run.hex,
            bytes: replay.entries.reduce(0) { $0 + $1.envelope.bytes.count },
            institutions: received.institutions
        ).with(
            checks: ChecksReport(
                machine.study, totals: outcome.model.totals, documents: replay.documents))
        context = ReportContext(
            study: machine.study, outcome: outcome,
            departures: Departure.counted(replay.entries.map(\.envelope)))
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

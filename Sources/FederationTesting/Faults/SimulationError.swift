/// A history that must not be, and how to see it again.
package struct SimulationError: Error, Hashable, CustomStringConvertible {
    package enum Cause: Sendable, Hashable {
        case stalled(phase: String, refusals: [String])
        case violated(InvariantViolation)
        /// One of the programs ended with an error that nothing in the plan explains.
        case failed(String)
        case wrongOutcome
        case honestLogRefused(String)
        case lieBelieved(String)
        case stoppedWithoutCause(String)
    }

    package let cause: Cause
    /// How to run it again.
    package let replay: String

    package init(cause: Cause, replay: String) {
        self.cause = cause
        self.replay = replay
    }

    package var description: String { "\(cause.words) \(replay)." }
}

extension SimulationError.Cause {
    fileprivate var words: String {
        switch self {
        case .stalled(let phase, let refusals):
            """
            The simulated run did not end: the coordinator is \(phase) and refused \
            \(refusals.isEmpty ? "nothing" : refusals.joined(separator: ", "));
            """
        case .violated(let violation): "\(violation) To see it,"
        case .failed(let error): "A program failed: \(error) To see it,"
        case .wrongOutcome: "Somebody holds another outcome than the true one;"
        case .honestLogRefused(let reason): "A member left though nobody lied to it: \(reason)"
        case .lieBelieved(let name): "\(name) believed what the coordinator made up;"
        case .stoppedWithoutCause(let text): "The run was stopped without a cause: \(text)"
        }
    }
}

/// A kill -9 at one instant of a run, and perhaps a second one while all recovers from the first.
struct Kill: CustomStringConvertible {
    enum Victim: Hashable {
        case coordinator
        case node(SampleBank)
        case everybody
    }

    enum Instant {
        /// So long after the node of a bank says what it does in one phase of the run.
        case phase(String, watched: SampleBank, delay: Duration)
        /// So long after the run was opened.
        case opening(delay: Duration)
    }

    /// Somebody dies again.
    struct Again {
        let victim: Victim
        /// Since the dead were started anew.
        let delay: Duration
        /// Whether that counts from the start of their processes, or from when they work again.
        let isDuringRestart: Bool
    }

    let victim: Victim
    let instant: Instant
    let again: Again?

    /// What a node says in each phase of a run, in order.
    static let phases = [
        "takes part in", "accepts the run", "public key for masks", "answer to row-counts",
        "answer to profile", "answer to recipe", "answer to newton", "answer to evaluation",
        "answer to calibration", "own figures",
    ]

    var description: String {
        let first =
            switch instant {
            case .phase(let phase, let watched, let delay):
                "kill -9 of \(victim), \(delay) after \(watched): \(phase)"
            case .opening(let delay): "kill -9 of \(victim), \(delay) after the opening"
            }
        guard let again else { return first }
        let place = again.isDuringRestart ? "while they start" : "after they started"
        return "\(first), then of \(again.victim), \(again.delay) \(place)"
    }
}

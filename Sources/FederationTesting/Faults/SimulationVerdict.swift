package import Federation
import Messaging

extension SimulationHistory {
    /// How a run ended that ended as it may.
    package enum Verdict: Sendable, Hashable {
        /// The outcome has the bits that it has without faults.
        case sameBits
        case stopped(Cancellation.Reason)
        /// The coordinator signs nothing more in the run, for a reason of this word.
        case halted(String)

        package var words: String {
            switch self {
            case .sameBits: "same bits"
            case .stopped(let reason): "stopped: \(reason.rawValue)"
            case .halted(let code): "halted: \(code)"
            }
        }
    }

    /// Throws unless the run ended with the bits of `expected`, or was stopped by name for a reason
    /// that its faults give. Nobody may hold another outcome, and nobody believe a lie.
    package func verdict(expected: [UInt8]) throws(SimulationError) -> Verdict {
        let outcomes = [outcome] + machines.values.map { $0.outcome?.payload }
        guard outcomes.allSatisfy({ $0 == nil || $0 == expected }) else {
            throw error(.wrongOutcome)
        }
        if let departure = departures.first(where: { !mayLeave($0.key) })?.value {
            throw error(.honestLogRefused(departure))
        }
        if let halt {
            guard simulation.allowedHalts.contains(halt.code) else {
                throw error(.stoppedWithoutCause(halt.description))
            }
            return .halted(halt.code)
        }
        if let index = deceived.sorted().first(where: { departures[$0] == nil }) {
            throw error(.lieBelieved(members[index].node.entry.name.text))
        }
        guard let cancellation else { return .sameBits }
        guard simulation.allowedReasons.contains(cancellation.reason) else {
            throw error(.stoppedWithoutCause(cancellation.text))
        }
        return .stopped(cancellation.reason)
    }

    /// Whether a member has a cause to say nothing more.
    private func mayLeave(_ index: Int) -> Bool {
        deceived.contains(index) || isLogRestored || simulation.memberLie?.member == index
            || (restored.contains(index) && behind.contains(index))
    }

    private func error(_ cause: SimulationError.Cause) -> SimulationError {
        SimulationError(cause: cause, replay: simulation.description)
    }
}

extension FederationSimulation {
    /// For what a run may be stopped, given what can go wrong in it.
    fileprivate var allowedReasons: Set<Cancellation.Reason> {
        var reasons: Set<Cancellation.Reason> = []
        if revocation != nil { reasons.insert(.memberLost) }
        if !policies.isEmpty || faults.restoredLedgers > 0 { reasons.insert(.refused) }
        if faults.restoredLedgers > 0 || faults.restoredTranscripts > 0 {
            reasons.insert(.equivocation)
        }
        if !faults.isHarmless || coordinatorLie != nil { reasons.insert(.deadline) }
        if let memberLie {
            reasons.insert(.deadline)
            if memberLie.kind == .falseWords { reasons.insert(.fold) }
            if [.falseWords, .secondVersion].contains(memberLie.kind) {
                reasons.insert(.equivocation)
            }
        }
        return reasons
    }

    /// For what a coordinator may say nothing more.
    fileprivate var allowedHalts: Set<String> {
        var codes: Set<String> = []
        if coordinatorLie != nil || memberLie?.kind == .unknownHead {
            codes.insert("coordinator-behind")
        }
        if faults.restoredTranscripts > 0 {
            codes.formUnion(["coordinator-behind", "run-restored"])
        }
        return codes
    }
}

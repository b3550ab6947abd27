import Messaging

extension RunCoordinator {
    // When nothing may be said.

    /// Why a message of the coordinator's own is not written now; nil where it may be.
    func hindrance(to due: CoordinatorDue? = nil) -> RunHalt? {
        if let halt, halt.isLasting { return halt }
        do throws(ClockError) {
            try ClockError.check(nowMilliseconds: now(), last: lastOwnMilliseconds, founded: 0)
        } catch {
            return .clock(error)
        }
        guard case .ask = due else { return nil }
        do throws(LogError) { try transcript.requireReserve() } catch { return .reserve(error) }
        return nil
    }

    /// A message that its sender signed and that builds on a head which this log never had: the log
    /// is a copy from before.
    func isBehind(
        _ error: RunLogError, _ envelope: Envelope, _ peer: NodeID
    ) -> Reply? {
        switch error {
        case .gap, .brokenChain, .unknownHead:
            heads.contains(envelope.header.logHead) ? nil : .halted(fallBehind(peer))
        case .envelope, .message, .repeated, .equivocation: nil
        }
    }
}

package import Messaging

/// Whoever follows a log that the coordinator shows: a run's, or the federation's feed.
package protocol LogFollower: Actor {
    nonisolated var run: RunID { get }
    /// How many entries were taken.
    var position: UInt64 { get }
    /// Whether the coordinator's log is known to hold still what was seen of it.
    var isCompared: Bool { get set }

    /// Takes entries as the coordinator showed them: later ones in order, or the last one again.
    func take(_ items: [[UInt8]]) throws
}

extension LogFollower {
    /// Asks for what is new and takes it; true where something came. Where `waiting`, the
    /// coordinator answers when there is something.
    ///
    /// At first, and whenever the connection broke, the last entry that is held is asked for once
    /// more: a log that was set back, or written anew, shows itself there.
    @discardableResult
    package func poll(_ transport: some Transport, waiting: Bool) async throws -> Bool {
        do {
            if !isCompared, try await compare(transport) { return true }
            let items = try await transport.messages(run: run, after: position, waiting: waiting)
            try take(items)
            return !items.isEmpty
        } catch {
            isCompared = false
            throw error
        }
    }

    /// True where something came that was not held.
    private func compare(_ transport: some Transport) async throws -> Bool {
        let held = position
        if held > 0 {
            let items = try await transport.messages(run: run, after: held - 1, waiting: false)
            guard !items.isEmpty else { throw ParticipantError.rolledBack(seen: held) }
            try take(items)
        }
        isCompared = true
        return position > held
    }
}

package import Messaging

extension Participant {
    /// Asks for what is new and takes it; true where something came. Where `waiting`, the
    /// coordinator answers when there is something.
    ///
    /// At first, and whenever the connection broke, the last entry that is held is asked for once
    /// more: a log that was set back, or written anew, shows itself there.
    package func poll(_ transport: some Transport, waiting: Bool) async throws -> Bool {
        do {
            if !isCompared, try await compare(transport) { return true }
            let items = try await transport.messages(
                run: run, after: log.count, waiting: waiting)
            try take(items)
            return !items.isEmpty
        } catch {
            isCompared = false
            throw error
        }
    }

    /// True where something came that was not held.
    private func compare(_ transport: some Transport) async throws -> Bool {
        let held = log.count
        if held > 0 {
            let items = try await transport.messages(
                run: run, after: held - 1, waiting: false)
            guard !items.isEmpty else { throw ParticipantError.rolledBack(seen: held) }
            try take(items)
        }
        isCompared = true
        return log.count > held
    }
}

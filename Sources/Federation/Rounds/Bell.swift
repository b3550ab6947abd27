/// Wakes those who wait for something to change.
///
/// Whoever waits first reads `rings`, looks at what it waits for, and then waits for a later ring;
/// so no change between looking and waiting is missed.
package actor Bell {
    package private(set) var rings: UInt64 = 0
    private var waiting: [UInt64: CheckedContinuation<Void, Never>] = [:]
    private var nextTicket: UInt64 = 0

    package init() {}

    package func ring() {
        rings += 1
        for continuation in waiting.values { continuation.resume() }
        waiting.removeAll()
    }

    /// Returns after a ring later than `seen`, or when the task is cancelled.
    package func wait(after seen: UInt64) async {
        guard rings == seen, !Task.isCancelled else { return }
        nextTicket += 1
        let ticket = nextTicket
        await withTaskCancellationHandler {
            await withCheckedContinuation { waiting[ticket] = $0 }
        } onCancel: {
            Task { await self.leave(ticket) }
        }
    }

    /// Returns after a ring later than `seen`, or when `limit` has passed on `clock`.
    package func wait(
        after seen: UInt64, atMost limit: Duration, on clock: some Clock<Duration>
    ) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait(after: seen) }
            group.addTask { try? await clock.sleep(for: limit) }
            await group.next()
            group.cancelAll()
        }
    }

    private func leave(_ ticket: UInt64) {
        waiting.removeValue(forKey: ticket)?.resume()
    }
}

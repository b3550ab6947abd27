/// Lets time pass by hours where nothing gets on, longer and longer: whoever waits for a deadline, or
/// for a clock that is ahead, does not wait for ever.
struct Patience: Sendable {
    private static let idleSteps = 100

    private var progress: UInt64 = 0
    private var idle = 0
    private var next = 1

    /// The hours that pass now.
    mutating func hours(after progress: UInt64) -> Int {
        if progress > self.progress {
            self.progress = progress
            idle = 0
            next = 1
            return 0
        }
        idle += 1
        guard idle >= Self.idleSteps else { return 0 }
        defer { next = min(4 * next, 256) }
        idle = 0
        return next
    }
}

extension FederationSimulation {
    /// Whether somebody may wait for what only time brings.
    var mayWait: Bool {
        !faults.isHarmless || memberLie != nil || coordinatorLie != nil
    }
}

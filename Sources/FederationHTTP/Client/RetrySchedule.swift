/// How long to wait before sending the same bytes again: doubling from `first` to `longest`.
///
/// Each wait lies between half of its step and the whole step, drawn by seed, so that institutions
/// that lost the coordinator together do not come back together. Same seed, same waits.
package struct RetrySchedule: Sendable, Hashable {
    package let first: Duration
    package let longest: Duration
    private var step: Duration
    private var state: UInt64

    package init(
        seed: UInt64, first: Duration = .seconds(1), longest: Duration = .seconds(60)
    ) {
        precondition(first > .zero && first <= longest, "Waits grow from above zero.")
        self.first = first
        self.longest = longest
        step = first
        state = seed
    }

    /// The next wait, never shorter than what the coordinator asked for in `Retry-After`.
    package mutating func next(atLeast requested: Duration = .zero) -> Duration {
        let parts = 512 + draw() % 513
        let wait = step * Int(parts) / 1024
        step = min(step * 2, longest)
        return max(wait, requested)
    }

    /// After a success: the next failure waits `first` again.
    package mutating func reset() {
        step = first
    }

    /// SplitMix64 (Steele, Lea & Flood 2014).
    private mutating func draw() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

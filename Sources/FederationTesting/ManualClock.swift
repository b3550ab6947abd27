import Synchronization

/// A clock that moves only when a test moves it: Unix time in milliseconds.
///
/// A clock that follows another moves with it, and can be set wrong by itself.
package final class ManualClock: Sendable {
    private enum Source: Sendable {
        case own
        case following(ManualClock)
    }

    private let source: Source
    /// The time, or how far it is off the clock that it follows.
    private let reading: Mutex<Int64>

    package init(milliseconds: UInt64 = 1_800_000_000_000) {
        source = .own
        reading = Mutex(Int64(milliseconds))
    }

    /// The clock of another machine, right until it jumps.
    package init(following other: ManualClock) {
        source = .following(other)
        reading = Mutex(0)
    }

    package var milliseconds: UInt64 {
        let own = reading.withLock { $0 }
        switch source {
        case .own: return UInt64(max(own, 0))
        case .following(let other): return UInt64(max(Int64(other.milliseconds) + own, 0))
        }
    }

    /// What coordinators and participants are handed as their clock.
    package var now: @Sendable () -> UInt64 {
        { self.milliseconds }
    }

    package func advance(byMilliseconds step: UInt64) {
        reading.withLock { $0 += Int64(step) }
    }

    /// Sets a clock that follows another wrong by so much, or right again by 0.
    package func setWrong(byMilliseconds error: Int64) {
        guard case .following = source else {
            preconditionFailure("only a clock that follows another can be wrong")
        }
        reading.withLock { $0 = error }
    }
}

import Synchronization

/// A clock that moves only when a test moves it: Unix time in milliseconds.
package final class ManualClock: Sendable {
    private let time: Mutex<UInt64>

    package init(milliseconds: UInt64 = 1_800_000_000_000) {
        time = Mutex(milliseconds)
    }

    package var milliseconds: UInt64 { time.withLock { $0 } }

    /// What coordinators and participants are handed as their clock.
    package var now: @Sendable () -> UInt64 {
        { self.milliseconds }
    }

    package func goBack(byMilliseconds step: UInt64) {
        time.withLock { $0 -= step }
    }

    package func advance(byMilliseconds step: UInt64) {
        time.withLock { $0 += step }
    }
}

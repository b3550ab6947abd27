import Federation
import Foundation

/// The machine's clock, handed to whatever signs or judges messages.
package enum WallClock {
    /// Unix time in milliseconds.
    package static let milliseconds: @Sendable () -> UInt64 = {
        UInt64(max(0, Date().timeIntervalSince1970) * 1000)
    }

    /// The day in universal time, `YYYY-MM-DD`.
    package static func day(milliseconds: UInt64) -> String {
        String(text(milliseconds: milliseconds).prefix(10))
    }

    /// A moment for people, in universal time: 2026-11-24 08:15:02.
    package static func text(milliseconds: UInt64) -> String {
        UnixTime.text(milliseconds: milliseconds)
    }
}

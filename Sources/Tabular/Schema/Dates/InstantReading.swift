/// What a stored value says about when something was: instants are milliseconds since
/// 1970-01-01T00:00Z.
package enum InstantReading: Sendable, Hashable {
    case one(Int64)
    /// A local time that no clock showed, since summer time had just begun.
    case gap
    /// A local time that clocks showed twice, since summer time ended.
    case two(early: Int64, late: Int64)
    /// No time at all, one in years that no institution keeps, or one that lacks its zone.
    case unreadable

    /// The instant, if there is exactly one.
    package var instant: Int64? {
        guard case .one(let instant) = self else { return nil }
        return instant
    }

    /// The instant, where a later stamp of the same row tells the two apart.
    ///
    /// What was received before the later of the two was the earlier one. What was received soon
    /// after the later one, by less than the two lie apart, is taken for that one: delays are shorter
    /// than an hour. A longer delay decides nothing, and gives nil.
    package func instant(receivedAt received: Int64) -> Int64? {
        switch self {
        case .one(let instant): instant
        case .gap, .unreadable: nil
        case .two(let early, let late):
            if received < early || received - late >= late - early {
                nil
            } else {
                received < late ? early : late
            }
        }
    }
}

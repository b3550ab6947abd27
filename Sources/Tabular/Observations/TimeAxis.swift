/// What a study counts time in.
package enum TimeAxis: Sendable, Hashable {
    /// Whole days since 1 January 1970.
    case days
    /// Milliseconds since 1970-01-01T00:00Z.
    case instants
    /// Ticks of each asset's own usage, such as cycles; never compared between entities.
    case ticks

    /// The moment at which a day begins, or nil on an axis of usage.
    package func moment(of day: Day) -> Moment? {
        switch self {
        case .days: Moment(day.number)
        case .instants: Moment(day.number * TimeAxis.millisecondsOfDay)
        case .ticks: nil
        }
    }

    /// The day in which a moment lies, UTC, or nil on an axis of usage.
    package func day(of moment: Moment) -> Day? {
        switch self {
        case .days: Day(number: moment.value)
        case .instants:
            Day(number: Int(floorDividing: moment.value, by: TimeAxis.millisecondsOfDay))
        case .ticks: nil
        }
    }

    /// So many days in units of the axis, or nil on an axis of usage.
    package func length(ofDays days: Int) -> Int? {
        switch self {
        case .days: days
        case .instants: days * TimeAxis.millisecondsOfDay
        case .ticks: nil
        }
    }

    package static let millisecondsOfDay = 86_400_000
}

/// A point on a study's axis of time.
package struct Moment: Sendable, Hashable, Comparable {
    /// Days, milliseconds or ticks, as the axis says.
    package let value: Int

    package init(_ value: Int) {
        self.value = value
    }

    package static func < (left: Moment, right: Moment) -> Bool { left.value < right.value }

    /// `length` units of the axis later.
    package static func + (moment: Moment, length: Int) -> Moment {
        Moment(moment.value + length)
    }

    package static func - (moment: Moment, length: Int) -> Moment {
        Moment(moment.value - length)
    }
}

extension Int {
    fileprivate init(floorDividing value: Int, by divisor: Int) {
        let quotient = value / divisor
        self = value % divisor < 0 ? quotient - 1 : quotient
    }
}

/// A date and a time of day as a clock on a wall shows them, without saying in which zone.
package struct LocalTime: Sendable, Hashable {
    package let day: Day
    /// Milliseconds since the day's midnight by the clock's face, below 86,400,000.
    package let millisecond: Int

    /// The millisecond must be that of one day.
    package init(day: Day, millisecond: Int = 0) {
        precondition(
            (0..<LocalTime.millisecondsPerDay).contains(millisecond),
            "A time of day lies between midnight and midnight.")
        self.day = day
        self.millisecond = millisecond
    }

    /// The time that UTC clocks show at an instant.
    package init(utc instant: Int64) {
        let day = Day(containing: instant)
        self.init(day: day, millisecond: Int(instant - day.startOfDay))
    }

    package static let millisecondsPerDay = 86_400_000

    /// The instant if the clock shows UTC.
    package var asUTC: Int64 { day.startOfDay + Int64(millisecond) }

    /// The instants at which a clock of the zone shows this: one; none, in the hour that is left out
    /// when summer time begins; or two, in the hour that comes twice when it ends.
    package func resolve(in zone: ZoneRules) -> InstantReading {
        let instants = zone.instants(at: asUTC)
        guard let first = instants.first, let last = instants.last else { return .gap }
        return first == last ? .one(first) : .two(early: first, late: last)
    }
}

extension Day {
    /// The day, by UTC, in which an instant lies.
    package init(containing instant: Int64) {
        let length = Int64(LocalTime.millisecondsPerDay)
        let days = instant / length
        self.init(number: Int(instant % length < 0 ? days - 1 : days))
    }

    /// 00:00 UTC, in milliseconds since 1970-01-01T00:00Z.
    package var startOfDay: Int64 { Int64(number) * Int64(LocalTime.millisecondsPerDay) }
}

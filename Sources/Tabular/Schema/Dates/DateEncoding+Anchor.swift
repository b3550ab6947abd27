extension DateEncoding {
    /// The day that lies a stored number before another of the row; nil for other encodings.
    ///
    /// The number is whole and not negative. Months and years go by the calendar, and a day that the
    /// month lacks becomes its last: one month before 31 March is 28 or 29 February. An age gives
    /// 1 January of the birth year, which may be one year late where the birthday was still to come.
    package func day(from number: Double, at anchor: Day) -> Day? {
        guard let count = Int(exactly: number), (0...1_000_000).contains(count) else { return nil }
        switch self {
        case .before(.days, _): return Day(number: anchor.number - count).known
        case .before(.months, _): return anchor.adding(months: -count)?.known
        case .before(.years, _): return anchor.adding(months: -12 * count)?.known
        case .ageAt:
            return Day(year: anchor.components.year - count, month: 1, day: 1)?.known
        case .iso8601, .epochSeconds, .epochMilliseconds, .julian, .sasDays, .excelDays,
            .yearMonthDay, .yearMonth, .year, .pattern, .tick:
            return nil
        }
    }

    /// The same for texts that are plain numbers.
    package func day(from text: some StringProtocol, at anchor: Day) -> Day? {
        NumberStyle.plain.number(from: text).flatMap { day(from: $0, at: anchor) }
    }

    /// The instant that lies a stored number before another of the row, at the same time of day by
    /// UTC; for an age, the beginning of the birth year.
    package func instant(from number: Double, at anchor: Int64) -> Int64? {
        let moment = LocalTime(utc: anchor)
        guard let day = day(from: number, at: moment.day) else { return nil }
        if case .ageAt = self { return day.startOfDay }
        return LocalTime(day: day, millisecond: moment.millisecond).asUTC
    }
}

extension Day {
    /// The same day of another month, or the month's last; nil before the year 1.
    package func adding(months: Int) -> Day? {
        let (year, month, day) = components
        let count = year * 12 + month - 1 + months
        guard count >= 12 else { return nil }
        for candidate in stride(from: day, through: max(1, day - 3), by: -1) {
            if let found = Day(year: count / 12, month: count % 12 + 1, day: candidate) {
                return found
            }
        }
        return nil
    }
}

extension DateEncoding {
    /// The day that a stored text means, or nil if the text can't be read in full.
    ///
    /// A text with an offset means its day in UTC. One without offset means the day that it names, and
    /// if it is an ISO date-time, only where the institution's zone is known.
    package func day(from text: some StringProtocol, in zone: ZoneRules? = nil) -> Day? {
        switch self {
        case .iso8601:
            guard let iso = ISOText(text) else { return nil }
            if let instant = iso.instant { return Day(containing: instant).known }
            return zone == nil ? nil : iso.local.day.known
        case .pattern(let pattern): return pattern.localTime(from: text)?.day.known
        case .epochSeconds, .epochMilliseconds, .julian, .sasDays, .excelDays, .yearMonthDay,
            .yearMonth, .year:
            return NumberStyle.plain.number(from: text).flatMap { day(from: $0) }
        case .before, .ageAt, .tick: return nil
        }
    }

    /// The day that a stored number means; nil for encodings that are text, ticks or ages.
    package func day(from number: Double) -> Day? {
        guard number.magnitude < 1e15 else { return nil }
        switch self {
        case .epochSeconds: return DateEncoding.counted(number / 86_400)
        case .epochMilliseconds: return DateEncoding.counted(number / 86_400_000)
        case .julian: return DateEncoding.counted(number - 2_440_587.5)
        case .sasDays: return DateEncoding.counted(number - 3_653)
        case .excelDays: return number < 61 ? nil : DateEncoding.counted(number - 25_569)
        case .yearMonthDay:
            return DateEncoding.calendarDay(number) { ($0 / 10_000, $0 / 100 % 100, $0 % 100) }
        case .yearMonth: return DateEncoding.calendarDay(number) { ($0 / 100, $0 % 100, 1) }
        case .year: return DateEncoding.calendarDay(number) { ($0, 1, 1) }
        case .iso8601, .pattern, .before, .ageAt, .tick: return nil
        }
    }

    /// What the encoding stores for a day; the inverse of `day(from:)` for whole days.
    ///
    /// Nil for encodings that need more than the day: a count back from another date, or a tick.
    package func text(of day: Day) -> String? {
        let (year, month, _) = day.components
        switch self {
        case .iso8601: return day.description
        case .epochSeconds: return String(day.number * 86_400)
        case .epochMilliseconds: return String(day.number * 86_400_000)
        case .julian: return String(Double(day.number) + 2_440_587.5)
        case .sasDays: return String(day.number + 3_653)
        case .excelDays: return String(day.number + 25_569)
        case .yearMonthDay: return day.description.filter { $0 != "-" }
        case .yearMonth: return Day.padded(year, 4) + Day.padded(month, 2)
        case .year: return Day.padded(year, 4)
        case .pattern(let pattern): return pattern.text(of: day)
        case .before, .ageAt, .tick: return nil
        }
    }

    private static func calendarDay(
        _ number: Double, _ parts: (Int) -> (year: Int, month: Int, day: Int)
    ) -> Day? {
        guard let whole = Int(exactly: number) else { return nil }
        let (year, month, day) = parts(whole)
        return Day(year: year, month: month, day: day)?.known
    }

    private static func counted(_ days: Double) -> Day? {
        Day(number: Int(days.rounded(.down))).known
    }
}

extension Day {
    /// The day itself, unless its year is one that no institution keeps.
    var known: Day? {
        DateEncoding.years.contains(components.year) ? self : nil
    }
}

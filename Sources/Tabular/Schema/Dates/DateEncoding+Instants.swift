extension DateEncoding {
    /// True when every stored value is a local time, so that no instant can be read without a zone.
    package var needsZone: Bool {
        guard case .pattern(let pattern) = self else { return false }
        return pattern.hasTime
    }

    /// True when this stored value is a local time: an ISO date-time without offset, a pattern with a
    /// time, or a spreadsheet's day with a fraction.
    package func needsZone(toRead text: some StringProtocol) -> Bool {
        switch self {
        case .iso8601: ISOText(text).map { $0.instant == nil } ?? false
        case .pattern(let pattern): pattern.hasTime
        case .excelDays:
            NumberStyle.plain.number(from: text).map { $0 != $0.rounded(.down) } ?? false
        case .epochSeconds, .epochMilliseconds, .julian, .sasDays, .yearMonthDay, .yearMonth, .year,
            .before, .ageAt, .tick:
            false
        }
    }

    /// The instant that a stored text means.
    ///
    /// A day begins at 00:00 UTC whatever the zone, since a day names no clock. A local time without
    /// offset is read with the zone; without one it is unreadable.
    package func instant(
        from text: some StringProtocol, in zone: ZoneRules? = nil
    ) -> InstantReading {
        switch self {
        case .iso8601:
            guard let iso = ISOText(text) else { return .unreadable }
            if let instant = iso.instant { return DateEncoding.known(instant) }
            return DateEncoding.resolve(iso.local, in: zone)
        case .pattern(let pattern):
            guard let local = pattern.localTime(from: text) else { return .unreadable }
            return pattern.hasTime
                ? DateEncoding.resolve(local, in: zone) : DateEncoding.known(local.asUTC)
        case .epochSeconds, .epochMilliseconds, .julian, .sasDays, .excelDays, .yearMonthDay,
            .yearMonth, .year:
            let number = NumberStyle.plain.number(from: text)
            return number.map { instant(from: $0, in: zone) } ?? .unreadable
        case .before, .ageAt, .tick: return .unreadable
        }
    }

    /// The instant that a stored number means, to the nearest millisecond.
    package func instant(from number: Double, in zone: ZoneRules? = nil) -> InstantReading {
        guard number.magnitude < 1e15 else { return .unreadable }
        switch self {
        case .epochSeconds: return DateEncoding.nearest(number * 1_000)
        case .epochMilliseconds: return DateEncoding.nearest(number)
        case .julian: return DateEncoding.nearest((number - 2_440_587.5) * 86_400_000)
        case .excelDays: return spreadsheetInstant(number, in: zone)
        case .sasDays, .yearMonthDay, .yearMonth, .year:
            guard number == number.rounded(), let day = day(from: number) else {
                return .unreadable
            }
            return .one(day.startOfDay)
        case .iso8601, .pattern, .before, .ageAt, .tick: return .unreadable
        }
    }

    /// The tick that a stored number is; nil for a fraction, and for every other encoding.
    package func tick(from number: Double) -> Int64? {
        guard self == .tick, number.magnitude <= 0x1p53 else { return nil }
        return Int64(exactly: number)
    }

    private func spreadsheetInstant(_ number: Double, in zone: ZoneRules?) -> InstantReading {
        guard let day = day(from: number) else { return .unreadable }
        let fraction = number - number.rounded(.down)
        if fraction == 0 { return .one(day.startOfDay) }
        let millisecond = Int((fraction * 86_400_000).rounded())
        let length = LocalTime.millisecondsPerDay
        let local =
            millisecond == length
            ? LocalTime(day: Day(number: day.number + 1))
            : LocalTime(day: day, millisecond: millisecond)
        return DateEncoding.resolve(local, in: zone)
    }

    private static func resolve(_ local: LocalTime, in zone: ZoneRules?) -> InstantReading {
        guard let zone, local.day.known != nil else { return .unreadable }
        return local.resolve(in: zone)
    }

    private static func nearest(_ milliseconds: Double) -> InstantReading {
        Int64(exactly: milliseconds.rounded()).map(known) ?? .unreadable
    }

    private static func known(_ instant: Int64) -> InstantReading {
        Day(containing: instant).known == nil ? .unreadable : .one(instant)
    }
}

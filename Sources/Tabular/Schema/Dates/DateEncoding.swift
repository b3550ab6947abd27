/// How an institution stores its dates.
package enum DateEncoding: Sendable, Hashable {
    /// How exactly a stored date says which day is meant.
    package enum Precision: String, Sendable, Hashable, CaseIterable {
        case day, month, year
    }

    /// `2001-04-09`, or with a time and its offset, `2001-04-09T00:00:00Z`: the day in UTC.
    case iso8601
    /// Seconds since 1970-01-01T00:00Z.
    case epochSeconds
    /// Milliseconds since 1970-01-01T00:00Z.
    case epochMilliseconds
    /// Julian day number; days begin at noon, so midnight ends in .5.
    case julian
    /// Days since 1960-01-01.
    case sasDays
    /// Days since 1899-12-30, for dates from 1900-03-01 on.
    case excelDays
    /// The integer 20010409.
    case yearMonthDay
    /// The integer 200104: its first day.
    case yearMonth
    /// The integer 2001: its first day.
    case year
    case pattern(DatePattern)

    /// Years outside are taken as unreadable: a wrong encoding shows at once, and so does 9999.
    package static let years = 1900...2100

    /// Reads a name of the mapping format, or a pattern.
    package init(parsing name: String) throws(DateEncodingError) {
        switch name {
        case "iso8601": self = .iso8601
        case "epoch_s": self = .epochSeconds
        case "epoch_ms": self = .epochMilliseconds
        case "julian": self = .julian
        case "sas_days": self = .sasDays
        case "excel_days": self = .excelDays
        case "yyyymmdd": self = .yearMonthDay
        case "yyyymm": self = .yearMonth
        case "yyyy": self = .year
        case "tick": throw .notSupported(name)
        default:
            if name.hasPrefix("age_at:") || name.contains("_before:") { throw .notSupported(name) }
            self = .pattern(try DatePattern(name))
        }
    }

    package var name: String {
        switch self {
        case .iso8601: "iso8601"
        case .epochSeconds: "epoch_s"
        case .epochMilliseconds: "epoch_ms"
        case .julian: "julian"
        case .sasDays: "sas_days"
        case .excelDays: "excel_days"
        case .yearMonthDay: "yyyymmdd"
        case .yearMonth: "yyyymm"
        case .year: "yyyy"
        case .pattern(let pattern): pattern.text
        }
    }

    package var precision: Precision {
        switch self {
        case .yearMonth: .month
        case .year: .year
        case .iso8601, .epochSeconds, .epochMilliseconds, .julian, .sasDays, .excelDays,
            .yearMonthDay, .pattern:
            .day
        }
    }

    /// The day that a stored text means, or nil if the text can't be read in full.
    package func day(from text: some StringProtocol) -> Day? {
        switch self {
        case .iso8601: return DateEncoding.known(ISOText.day(from: text))
        case .pattern(let pattern): return DateEncoding.known(pattern.day(from: text))
        case .epochSeconds, .epochMilliseconds, .julian, .sasDays, .excelDays, .yearMonthDay,
            .yearMonth, .year:
            return NumberStyle.plain.number(from: text).flatMap(day(from:))
        }
    }

    /// The day that a stored number means; nil for encodings that are text.
    package func day(from number: Double) -> Day? {
        guard number.magnitude < 1e15 else { return nil }
        switch self {
        case .epochSeconds: return DateEncoding.counted(number / 86_400)
        case .epochMilliseconds: return DateEncoding.counted(number / 86_400_000)
        case .julian: return DateEncoding.counted(number - 2_440_587.5)
        case .sasDays: return DateEncoding.counted(number - 3_653)
        case .excelDays: return number < 61 ? nil : DateEncoding.counted(number - 25_569)
        case .yearMonthDay, .yearMonth, .year: return calendarDay(from: number)
        case .iso8601, .pattern: return nil
        }
    }

    /// What the encoding stores for a day; the inverse of `day(from:)` for whole days.
    package func text(of day: Day) -> String {
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
        }
    }

    private func calendarDay(from number: Double) -> Day? {
        guard let whole = Int(exactly: number) else { return nil }
        switch self {
        case .yearMonth:
            return DateEncoding.known(Day(year: whole / 100, month: whole % 100, day: 1))
        case .year: return DateEncoding.known(Day(year: whole, month: 1, day: 1))
        default:
            return DateEncoding.known(
                Day(year: whole / 10_000, month: whole / 100 % 100, day: whole % 100))
        }
    }

    private static func counted(_ days: Double) -> Day? {
        known(Day(number: Int(days.rounded(.down))))
    }

    private static func known(_ day: Day?) -> Day? {
        day.flatMap { years.contains($0.components.year) ? $0 : nil }
    }
}

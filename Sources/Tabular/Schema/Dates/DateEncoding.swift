/// How an institution stores its dates.
package enum DateEncoding: Sendable, Hashable {
    /// How exactly a stored date says what is meant, from the coarsest to the finest.
    package enum Precision: String, Sendable, Hashable, CaseIterable, Comparable {
        case year, month, day, instant

        package static func < (left: Precision, right: Precision) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int { Precision.allCases.firstIndex(of: self) ?? 0 }
    }

    /// What is counted back from another date.
    package enum Period: String, Sendable, Hashable, CaseIterable {
        case days, months, years
    }

    /// `2001-04-09`, or with a time and perhaps its offset, `2001-04-09T00:00:00Z`.
    case iso8601
    /// Seconds since 1970-01-01T00:00Z.
    case epochSeconds
    /// Milliseconds since 1970-01-01T00:00Z.
    case epochMilliseconds
    /// Julian day number; days begin at noon UTC, so midnight ends in .5.
    case julian
    /// Days since 1960-01-01.
    case sasDays
    /// Days since 1899-12-30, for dates from 1900-03-01 on; a fraction is the local time of day.
    case excelDays
    /// The integer 20010409.
    case yearMonthDay
    /// The integer 200104: its first day.
    case yearMonth
    /// The integer 2001: its first day.
    case year
    case pattern(DatePattern)
    /// A whole number of days, months or years before a canonical date of the same row.
    case before(Period, column: String)
    /// Whole years of age at a canonical date of the same row: gives the year of birth.
    case ageAt(column: String)
    /// A whole number on an asset's own usage axis; no date at all.
    case tick

    /// Years outside are taken as unreadable: a wrong encoding shows at once, and so does 9999.
    package static let years = 1900...2100

    /// Reads a name of the mapping format, or a pattern.
    package init(parsing name: String) throws(DateEncodingError) {
        if let plain = DateEncoding.plain.first(where: { $0.name == name }) {
            self = plain
        } else if let column = try DateEncoding.column(after: "age_at:", in: name) {
            self = .ageAt(column: column)
        } else {
            for period in Period.allCases {
                let prefix = "\(period.rawValue)_before:"
                guard let column = try DateEncoding.column(after: prefix, in: name) else {
                    continue
                }
                self = .before(period, column: column)
                return
            }
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
        case .before(let period, let column): "\(period.rawValue)_before:\(column)"
        case .ageAt(let column): "age_at:\(column)"
        case .tick: "tick"
        }
    }

    /// The finest that the encoding can hold; an ISO text may be a day only.
    ///
    /// A tick is as exact as the axis that it stands on.
    package var precision: Precision {
        switch self {
        case .yearMonth, .before(.months, _): .month
        case .year, .before(.years, _), .ageAt: .year
        case .sasDays, .yearMonthDay, .before(.days, _): .day
        case .iso8601, .epochSeconds, .epochMilliseconds, .julian, .excelDays, .tick: .instant
        case .pattern(let pattern): pattern.hasTime ? .instant : .day
        }
    }

    /// The canonical column of the same row from which the encoding counts back, if it does.
    package var anchor: String? {
        switch self {
        case .before(_, let column), .ageAt(let column): column
        case .iso8601, .epochSeconds, .epochMilliseconds, .julian, .sasDays, .excelDays,
            .yearMonthDay, .yearMonth, .year, .pattern, .tick:
            nil
        }
    }

    /// The encodings that are one word.
    static let plain: [DateEncoding] = [
        .iso8601, .epochSeconds, .epochMilliseconds, .julian, .sasDays, .excelDays, .yearMonthDay,
        .yearMonth, .year, .tick,
    ]

    /// Nil if the name doesn't begin with the prefix.
    private static func column(
        after prefix: String, in name: String
    ) throws(DateEncodingError) -> String? {
        guard name.hasPrefix(prefix) else { return nil }
        let column = String(name.dropFirst(prefix.count))
        let isName = column.utf8.allSatisfy { byte in
            byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        guard isName, !column.isEmpty else { throw .anchor(name) }
        return column
    }
}

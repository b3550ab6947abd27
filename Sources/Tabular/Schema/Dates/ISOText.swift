/// Dates and date-times as ISO 8601 writes them.
enum ISOText {
    /// The day in UTC of `YYYY-MM-DD`, or of a date-time that names its offset.
    ///
    /// A date-time without offset gives nil: which day it is in UTC depends on a time zone.
    static func day(from text: some StringProtocol) -> Day? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let day = Day(iso: String(decoding: bytes[..<10], as: UTF8.self))
        else { return nil }
        if bytes.count == 10 { return day }
        guard let time = TimeOfDay(bytes[10...]), let offset = time.offsetMinutes else {
            return nil
        }
        let minutes = time.minutes - offset
        return Day(number: day.number + (minutes < 0 ? -1 : minutes >= 1_440 ? 1 : 0))
    }

    /// True for a date-time without offset, such as `2001-04-09 12:30`.
    static func lacksOffset(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count > 10, Day(iso: String(decoding: bytes[..<10], as: UTF8.self)) != nil,
            let time = TimeOfDay(bytes[10...])
        else { return false }
        return time.offsetMinutes == nil
    }
}

/// What follows the date in an ISO date-time: `T12:30`, seconds and their fraction, an offset.
private struct TimeOfDay {
    /// Whole minutes since midnight.
    let minutes: Int
    /// Minutes east of UTC, or nil if the text doesn't say.
    let offsetMinutes: Int?

    init?(_ bytes: ArraySlice<UInt8>) {
        var rest = bytes
        guard let separator = rest.popFirst(),
            separator == UInt8(ascii: "T") || separator == UInt8(ascii: " "),
            let clock = TimeOfDay.clock(&rest)
        else { return nil }
        minutes = clock
        if rest.first == UInt8(ascii: ":") {
            rest = rest.dropFirst()
            guard let second = TimeOfDay.twoDigits(&rest), second < 60 else { return nil }
            if rest.first == UInt8(ascii: ".") {
                rest = rest.dropFirst()
                let fraction = rest.prefix { Day.digits([$0]) != nil }
                guard !fraction.isEmpty else { return nil }
                rest = rest.dropFirst(fraction.count)
            }
        }
        guard let offset = TimeOfDay.offset(&rest), rest.isEmpty else { return nil }
        offsetMinutes = offset
    }

    /// Nil if what stands there is no offset; `.some(nil)` if nothing stands there.
    private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int?? {
        guard let sign = rest.popFirst() else { return .some(nil) }
        if sign == UInt8(ascii: "Z") { return 0 }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let clock = clock(&rest)
        else {
            return nil
        }
        return .some(sign == UInt8(ascii: "-") ? -clock : clock)
    }

    private static func clock(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard let hour = twoDigits(&rest), hour < 24, rest.popFirst() == UInt8(ascii: ":"),
            let minute = twoDigits(&rest), minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    private static func twoDigits(_ rest: inout ArraySlice<UInt8>) -> Int? {
        guard rest.count >= 2, let value = Day.digits(rest.prefix(2)) else { return nil }
        rest = rest.dropFirst(2)
        return value
    }
}

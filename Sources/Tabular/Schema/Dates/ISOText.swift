/// A date or date-time as ISO 8601 writes it: `2001-04-09`, `2001-04-09T00:00:00.000+02:00`.
struct ISOText {
    let local: LocalTime
    /// Minutes east of UTC, or nil if the text doesn't say.
    let offsetMinutes: Int?
    let hasTime: Bool

    /// Nil for what can't be read in full. Digits of a second beyond the third are dropped.
    init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let day = Day(iso: String(decoding: bytes[..<10], as: UTF8.self))
        else { return nil }
        hasTime = bytes.count > 10
        guard hasTime else {
            local = LocalTime(day: day)
            offsetMinutes = nil
            return
        }
        var reader = TimeText(bytes[10...])
        guard let millisecond = reader.millisecond(), let offset = reader.offset() else {
            return nil
        }
        local = LocalTime(day: day, millisecond: millisecond)
        offsetMinutes = offset
    }

    /// The instant of a date-time with offset, or of a date, which begins at midnight in UTC.
    var instant: Int64? {
        guard hasTime else { return local.asUTC }
        return offsetMinutes.map { local.asUTC - Int64($0) * 60_000 }
    }
}

/// What follows the date in an ISO date-time: `T12:30`, seconds and their fraction, an offset.
private struct TimeText {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) {
        rest = bytes
    }

    /// Milliseconds since midnight.
    mutating func millisecond() -> Int? {
        guard let separator = rest.popFirst(),
            separator == UInt8(ascii: "T") || separator == UInt8(ascii: " "),
            let hour = twoDigits(), hour < 24, skip(":"), let minute = twoDigits(), minute < 60
        else { return nil }
        var value = (hour * 60 + minute) * 60_000
        guard skip(":") else { return value }
        guard let second = twoDigits(), second < 60 else { return nil }
        value += second * 1_000
        guard skip(".") else { return value }
        let fraction = rest.prefix { Day.digits([$0]) != nil }
        rest = rest.dropFirst(fraction.count)
        guard !fraction.isEmpty else { return nil }
        let digits = Array(fraction.prefix(3)) + Array(repeating: UInt8(ascii: "0"), count: 2)
        return Day.digits(digits.prefix(3)).map { value + $0 }
    }

    /// Minutes: `Z`, `+02:00`, `+0200` or `+02` to the text's end.
    ///
    /// Nil if what stands there is no offset; `.some(nil)` if nothing stands there.
    mutating func offset() -> Int?? {
        guard let sign = rest.popFirst() else { return .some(nil) }
        if sign == UInt8(ascii: "Z") { return rest.isEmpty ? .some(0) : nil }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = twoDigits(),
            hours < 24
        else { return nil }
        var minutes = 0
        if !rest.isEmpty {
            _ = skip(":")
            guard let value = twoDigits(), value < 60, rest.isEmpty else { return nil }
            minutes = value
        }
        let total = hours * 60 + minutes
        return .some(sign == UInt8(ascii: "-") ? -total : total)
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest = rest.dropFirst()
        return true
    }

    private mutating func twoDigits() -> Int? {
        guard rest.count >= 2, let value = Day.digits(rest.prefix(2)) else { return nil }
        rest = rest.dropFirst(2)
        return value
    }
}

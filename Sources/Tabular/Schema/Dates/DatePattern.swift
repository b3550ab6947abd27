/// A date written as text of fixed width, such as `dd/MM/yyyy`.
package struct DatePattern: Sendable, Hashable {
    private enum Part: Hashable {
        case year, month, day, hour, minute, second, millisecond
        case literal(UInt8)
    }

    package let text: String
    private let parts: [Part]

    /// Fields are `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` and `SSS`; anything but a letter stands for itself.
    package init(_ text: String) throws(DateEncodingError) {
        self.text = text
        var parts: [Part] = []
        var rest = Array(text.utf8)[...]
        while let letter = rest.first {
            let run = rest.prefix { $0 == letter }
            rest = rest.dropFirst(run.count)
            guard DatePattern.isLetter(letter) else {
                parts += run.map(Part.literal)
                continue
            }
            let field = String(decoding: run, as: UTF8.self)
            guard let part = try DatePattern.part(field, in: text), !parts.contains(part) else {
                throw .unknownPattern(text)
            }
            parts.append(part)
        }
        guard DatePattern.isWhole(parts) else { throw .unknownPattern(text) }
        self.parts = parts
    }

    /// True when the pattern holds a time of day, which needs a time zone to become an instant.
    package var hasTime: Bool {
        parts.contains { part in
            switch part {
            case .hour, .minute, .second, .millisecond: true
            case .year, .month, .day, .literal: false
            }
        }
    }

    /// True when day and month could be read the other way round: the year does not come first.
    package var isOrderDoubtful: Bool {
        let fields = parts.filter { $0 == .year || $0 == .month || $0 == .day }
        return fields.first != .year
    }

    /// Where the day's two digits stand, counted in bytes from 1 as SQL's `substr` counts.
    package var dayPlace: Int { place(of: .day) }

    /// Where the month's two digits stand.
    package var monthPlace: Int { place(of: .month) }

    /// What a text of exactly this form says; midnight if the pattern has no time.
    package func localTime(from text: some StringProtocol) -> LocalTime? {
        var rest = Array(text.utf8)[...]
        var date = (year: 0, month: 0, day: 0)
        var millisecond = 0
        for part in parts {
            if case .literal(let byte) = part {
                guard rest.popFirst() == byte else { return nil }
                continue
            }
            let width = DatePattern.width(part)
            guard rest.count >= width, let value = Day.digits(rest.prefix(width)),
                value <= DatePattern.largest(part)
            else { return nil }
            rest = rest.dropFirst(width)
            switch part {
            case .year: date.year = value
            case .month: date.month = value
            case .day: date.day = value
            case .hour: millisecond += value * 3_600_000
            case .minute: millisecond += value * 60_000
            case .second: millisecond += value * 1_000
            case .millisecond: millisecond += value
            case .literal: break
            }
        }
        guard rest.isEmpty, let day = Day(year: date.year, month: date.month, day: date.day) else {
            return nil
        }
        return LocalTime(day: day, millisecond: millisecond)
    }

    package func text(of day: Day) -> String {
        let (year, month, dayOfMonth) = day.components
        return parts.map { part in
            switch part {
            case .year: Day.padded(year, 4)
            case .month: Day.padded(month, 2)
            case .day: Day.padded(dayOfMonth, 2)
            case .hour, .minute, .second: "00"
            case .millisecond: "000"
            case .literal(let byte): String(decoding: [byte], as: UTF8.self)
            }
        }.joined()
    }

    private static func part(_ field: String, in text: String) throws(DateEncodingError) -> Part? {
        switch field {
        case "yyyy": return .year
        case "MM": return .month
        case "dd": return .day
        case "HH": return .hour
        case "mm": return .minute
        case "ss": return .second
        case "SSS": return .millisecond
        case "yy": throw .twoDigitYear(text)
        default: return nil
        }
    }

    /// A date, and of a time no smaller part without the greater.
    private static func isWhole(_ parts: [Part]) -> Bool {
        let time: [Part] = [.hour, .minute, .second, .millisecond]
        let given = time.filter(parts.contains)
        return [.year, .month, .day].allSatisfy(parts.contains)
            && given == Array(time.prefix(given.count))
    }

    private func place(of part: Part) -> Int {
        parts.prefix { $0 != part }.reduce(1) { $0 + DatePattern.width($1) }
    }

    private static func largest(_ part: Part) -> Int {
        switch part {
        case .hour: 23
        case .minute, .second: 59
        case .year, .month, .day, .millisecond, .literal: .max
        }
    }

    private static func width(_ part: Part) -> Int {
        switch part {
        case .year: 4
        case .millisecond: 3
        case .month, .day, .hour, .minute, .second: 2
        case .literal: 1
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}

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
        guard parts.contains(.year), parts.contains(.month), parts.contains(.day) else {
            throw .unknownPattern(text)
        }
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

    package func day(from text: some StringProtocol) -> Day? {
        var rest = Array(text.utf8)[...]
        var year = 0
        var month = 0
        var day = 0
        for part in parts {
            if case .literal(let byte) = part {
                guard rest.popFirst() == byte else { return nil }
                continue
            }
            let width = DatePattern.width(part)
            guard rest.count >= width, let value = Day.digits(rest.prefix(width)) else {
                return nil
            }
            rest = rest.dropFirst(width)
            switch part {
            case .year: year = value
            case .month: month = value
            case .day: day = value
            case .hour: guard value < 24 else { return nil }
            case .minute, .second: guard value < 60 else { return nil }
            case .millisecond, .literal: break
            }
        }
        return rest.isEmpty ? Day(year: year, month: month, day: day) : nil
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

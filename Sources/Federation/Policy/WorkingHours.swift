import Documents
import Foundation

/// When an institution's node computes, in its own zone of time.
package struct WorkingHours: Sendable, Hashable {
    package enum Day: String, Sendable, Hashable, CaseIterable {
        case sun, mon, tue, wed, thu, fri, sat
    }

    /// An identifier of the time-zone database, such as `Europe/Vienna`.
    package let zone: String
    /// The days on which the hours begin; over midnight they reach into the next one.
    package let days: [Day]
    /// Minutes after local midnight; `to` itself is outside.
    package let from: Int
    package let to: Int

    static let keys = ["timezone", "days", "from", "to"]

    init(_ entry: DocumentReader) throws(DocumentError) {
        zone = try entry.string("timezone", maximumLength: 64)
        guard TimeZone(identifier: zone) != nil else {
            throw entry.failure(
                "timezone", expected: "a zone such as Europe/Vienna", found: "another name")
        }
        var days: [Day] = []
        for word in try entry.strings("days", maximumLength: 3) {
            guard let day = Day(rawValue: word) else {
                throw entry.failure(
                    "days", expected: "days out of mon, tue, wed, thu, fri, sat, sun",
                    found: "another word")
            }
            days.append(day)
        }
        guard !days.isEmpty else {
            throw entry.failure("days", expected: "one day or more", found: "none")
        }
        self.days = days
        from = try Self.minute("from", of: entry)
        to = try Self.minute("to", of: entry)
        guard from != to else {
            throw entry.failure("to", expected: "another time than from", found: "the same")
        }
    }

    private static func minute(
        _ key: String, of entry: DocumentReader
    ) throws(DocumentError) -> Int {
        let text = try entry.string(key, maximumLength: 5)
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isNumber) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else {
            throw entry.failure(key, expected: "a time such as 18:00", found: "another text")
        }
        return 60 * hour + minute
    }

    /// Whether the moment, in Unix milliseconds, lies within the hours.
    package func contains(milliseconds: UInt64) -> Bool {
        guard let zone = TimeZone(identifier: zone) else { return false }
        return contains(minute: Int(milliseconds / 60_000), in: zone)
    }

    /// The first full minute from the moment on that lies within the hours.
    ///
    /// Where clocks are set forward, an hour that the day does not have is left out. Every week has
    /// its hours, so it is found within eight days.
    package func next(milliseconds: UInt64) -> UInt64 {
        guard let zone = TimeZone(identifier: zone) else { return .max }
        let first = Int((milliseconds + 59_999) / 60_000)
        let minute = (first..<first + 8 * Self.minutesOfDay).first {
            contains(minute: $0, in: zone)
        }
        return minute.map { UInt64($0) * 60_000 } ?? .max
    }

    private static let minutesOfDay = 24 * 60

    /// `minute` counts from the beginning of 1970, a Thursday, in universal time. A week is added,
    /// so that no zone reaches before it.
    private func contains(minute: Int, in zone: TimeZone) -> Bool {
        let date = Date(timeIntervalSince1970: Double(minute) * 60)
        let local = minute + 7 * Self.minutesOfDay + zone.secondsFromGMT(for: date) / 60
        let day = (local / Self.minutesOfDay + 4) % 7
        let time = local % Self.minutesOfDay
        if from < to { return begins(on: day) && (from..<to).contains(time) }
        return time >= from ? begins(on: day) : time < to && begins(on: (day + 6) % 7)
    }

    private func begins(on day: Int) -> Bool {
        days.contains(Day.allCases[day])
    }
}

import GRDB
import Synchronization

/// The SQL functions that read dates and times.
///
/// `to_date` gives `YYYY-MM-DD`; `to_instant` milliseconds since 1970-01-01T00:00Z, or a tick. Both
/// take a value and its encoding, and then either the zone of local times, or the date of the row from
/// which the encoding counts back. `to_instant` and `local_doubt` also take a time of the row that
/// can't lie before the one read, by which a repeated hour is told. `local_doubt` is `ambiguous` for a
/// local time that clocks showed twice, `skipped` for one that they left out, and NULL for any other.
struct TimeFunctions {
    private let encodings = KnownNames<DateEncoding> { name in
        do throws(DateEncodingError) { return try DateEncoding(parsing: name) } catch { return nil }
    }
    private let zones = KnownNames<ZoneRules> { name in
        do throws(DateEncodingError) { return try ZoneRules(name) } catch { return nil }
    }

    var all: [DatabaseFunction] {
        [
            DatabaseFunction("to_date", pure: true) { day($0)?.description },
            DatabaseFunction("to_instant", pure: true) { instant($0) },
            DatabaseFunction("local_doubt", pure: true) { localDoubt($0) },
        ]
    }

    private func day(_ values: [DatabaseValue]) -> Day? {
        guard let encoding = encoding(values) else { return nil }
        let value = values[0]
        if encoding.anchor != nil {
            guard values.count > 2, let anchor = TimeFunctions.day(anchor: values[2]) else {
                return nil
            }
            return TimeFunctions.number(value).flatMap { encoding.day(from: $0, at: anchor) }
        }
        switch value.storage {
        case .int64(let number):
            // A pattern of digits alone, such as yyyyMMdd, may be stored as a number.
            return encoding.day(from: Double(number)) ?? encoding.day(from: String(number))
        case .double(let number): return encoding.day(from: number)
        case .string(let text): return encoding.day(from: text, in: zone(values))
        case .null, .blob: return nil
        }
    }

    private func instant(_ values: [DatabaseValue]) -> Int64? {
        guard let encoding = encoding(values) else { return nil }
        if encoding == .tick {
            return TimeFunctions.number(values[0]).flatMap(encoding.tick)
        }
        if encoding.anchor != nil {
            guard values.count > 2, let anchor = TimeFunctions.instant(anchor: values[2]) else {
                return nil
            }
            return TimeFunctions.number(values[0]).flatMap {
                encoding.instant(from: $0, at: anchor)
            }
        }
        return decided(reading(values[0], encoding, in: zone(values)), values)
    }

    private func localDoubt(_ values: [DatabaseValue]) -> String? {
        guard let encoding = encoding(values) else { return nil }
        let reading = reading(values[0], encoding, in: zone(values))
        switch reading {
        case .gap: return "skipped"
        case .two: return decided(reading, values) == nil ? "ambiguous" : nil
        case .one, .unreadable: return nil
        }
    }

    private func reading(
        _ value: DatabaseValue, _ encoding: DateEncoding, in zone: ZoneRules?
    ) -> InstantReading {
        switch value.storage {
        case .int64(let number):
            let reading = encoding.instant(from: Double(number), in: zone)
            return reading == .unreadable
                ? encoding.instant(from: String(number), in: zone) : reading
        case .double(let number): return encoding.instant(from: number, in: zone)
        case .string(let text): return encoding.instant(from: text, in: zone)
        case .null, .blob: return .unreadable
        }
    }

    private func decided(_ reading: InstantReading, _ values: [DatabaseValue]) -> Int64? {
        if let instant = reading.instant { return instant }
        guard values.count > 3, let received = Int64.fromDatabaseValue(values[3]) else {
            return nil
        }
        return reading.instant(receivedAt: received)
    }

    private func encoding(_ values: [DatabaseValue]) -> DateEncoding? {
        guard values.count > 1 else { return nil }
        return String.fromDatabaseValue(values[1]).flatMap(encodings.value)
    }

    private func zone(_ values: [DatabaseValue]) -> ZoneRules? {
        values.count > 2 ? String.fromDatabaseValue(values[2]).flatMap(zones.value) : nil
    }

    private static func number(_ value: DatabaseValue) -> Double? {
        switch value.storage {
        case .int64(let number): Double(number)
        case .double(let number): number
        case .string(let text): NumberStyle.plain.number(from: text)
        case .null, .blob: nil
        }
    }

    /// The canonical date or instant of the row, as a view gives it.
    private static func day(anchor value: DatabaseValue) -> Day? {
        switch value.storage {
        case .string(let text): Day(iso: text)
        case .int64(let instant): Day(containing: instant)
        case .double, .null, .blob: nil
        }
    }

    private static func instant(anchor value: DatabaseValue) -> Int64? {
        switch value.storage {
        case .string(let text): Day(iso: text)?.startOfDay
        case .int64(let instant): instant
        case .double, .null, .blob: nil
        }
    }
}

/// Values by their names, parsed once each.
private final class KnownNames<Value: Sendable>: Sendable {
    private let known = Mutex<[String: Value]>([:])
    private let parse: @Sendable (String) -> Value?

    init(_ parse: @escaping @Sendable (String) -> Value?) {
        self.parse = parse
    }

    func value(_ name: String) -> Value? {
        known.withLock { known in
            if let value = known[name] { return value }
            let value = parse(name)
            known[name] = value
            return value
        }
    }
}

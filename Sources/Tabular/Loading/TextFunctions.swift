import GRDB
import Synchronization

/// The two SQL functions by which views read text; both give NULL for what they can't read in full.
enum TextFunctions {
    static func register(in database: Database) {
        database.add(function: number)
        database.add(function: date)
    }

    /// `to_number(text, style)`. A stored number passes as it is where the style can't have
    /// mistaken it: a whole number always, one with a fraction if the style writes it with a point.
    private static let number = DatabaseFunction("to_number", argumentCount: 2, pure: true) {
        values in
        guard let style = String.fromDatabaseValue(values[1]).flatMap(NumberStyle.init) else {
            return nil
        }
        switch values[0].storage {
        case .int64(let number): return number
        case .double(let number):
            if number == number.rounded() { return number }
            return style.number(from: number.description)
        case .string(let text): return style.number(from: text)
        case .null, .blob: return nil
        }
    }

    /// `to_date(value, encoding)`, as `YYYY-MM-DD`.
    private static let date: DatabaseFunction = {
        let encodings = KnownEncodings()
        return DatabaseFunction("to_date", argumentCount: 2, pure: true) { values in
            guard let name = String.fromDatabaseValue(values[1]),
                let encoding = encodings.encoding(named: name)
            else { return nil }
            return day(values[0], encoding)?.description
        }
    }()

    private static func day(_ value: DatabaseValue, _ encoding: DateEncoding) -> Day? {
        switch value.storage {
        case .int64(let number):
            // A pattern of digits alone, such as yyyyMMdd, may be stored as a number.
            encoding.day(from: Double(number)) ?? encoding.day(from: String(number))
        case .double(let number): encoding.day(from: number)
        case .string(let text): encoding.day(from: text)
        case .null, .blob: nil
        }
    }
}

/// Encodings by name, parsed once each.
private final class KnownEncodings: Sendable {
    private let encodings = Mutex<[String: DateEncoding]>([:])

    func encoding(named name: String) -> DateEncoding? {
        encodings.withLock { known in
            if let encoding = known[name] { return encoding }
            do throws(DateEncodingError) {
                let encoding = try DateEncoding(parsing: name)
                known[name] = encoding
                return encoding
            } catch {
                return nil
            }
        }
    }
}

import GRDB

/// The SQL functions by which views read text and round; all give NULL for what they can't read in
/// full.
enum TextFunctions {
    static func register(in database: Database) {
        for function in all + TimeFunctions().all { database.add(function: function) }
    }

    static let names = (all + TimeFunctions().all).map(\.name)

    private static let all = [number, sign, decimals]

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

    /// `to_operator(text)`: the sign of a number as `lt`, `le`, `gt`, `ge` or, without one, `eq`.
    private static let sign = DatabaseFunction("to_operator", argumentCount: 1, pure: true) {
        values in
        switch values[0].storage {
        case .int64, .double: return NumberSign.equal.rawValue
        case .string(let text):
            let (sign, rest) = NumberSign.split(text)
            return NumberStyle.plain.number(from: rest) == nil ? nil : sign.rawValue
        case .null, .blob: return nil
        }
    }

    /// `to_decimals(number, decimals)`: rounded as the loader rounds, which SQLite's `round` doesn't.
    private static let decimals = DatabaseFunction("to_decimals", argumentCount: 2, pure: true) {
        values in
        guard case .int64(let decimals) = values[1].storage else { return nil }
        switch values[0].storage {
        case .int64(let number):
            return CanonicalColumn.rounded(Double(number), decimals: Int(decimals))
        case .double(let number): return CanonicalColumn.rounded(number, decimals: Int(decimals))
        case .string, .null, .blob: return nil
        }
    }
}

/// Why a column's values don't bear out the encoding that its mapping names.
package enum DateFinding: Sendable, Hashable {
    /// Fewer than half of the values can be read.
    case hardlyReadable(encoding: String)
    /// Some stored numbers would lie outside the years 1900 to 2100; `fitting` are encodings in which
    /// none would.
    case outsideYears(encoding: String, fitting: [String])
    /// An age below 0 or above 130.
    case noAge(encoding: String)
    /// A number above 12 stands where the pattern has the month.
    case monthAboveTwelve(encoding: String)
    /// No number above 12 stands where the pattern has the day, so the month could stand there.
    case orderUnproven(encoding: String)

    /// False for what may well be right and only isn't proven.
    package var isContradiction: Bool {
        switch self {
        case .hardlyReadable, .outsideYears, .noAge, .monthAboveTwelve: true
        case .orderUnproven: false
        }
    }
}

extension DateFinding: CustomStringConvertible {
    package var description: String {
        switch self {
        case .hardlyReadable(let encoding):
            "fewer than half of the values can be read as \(encoding); name the encoding they have"
        case .outsideYears(let encoding, let fitting):
            """
            as \(encoding), some values lie outside the years 1900 to 2100; \
            \(fitting.isEmpty
                ? "list them under missing or specials"
                : "all would be dates as \(fitting.joined(separator: " or "))")
            """
        case .noAge(let encoding):
            "as \(encoding), some ages lie below 0 or above 130; list them under missing or specials"
        case .monthAboveTwelve(let encoding):
            "as \(encoding), some months are above 12; day and month stand the other way round"
        case .orderUnproven(let encoding):
            """
            as \(encoding), no day is above 12, so day and month could be the other way round; \
            check, then write "ambiguous": "accepted"
            """
        }
    }
}

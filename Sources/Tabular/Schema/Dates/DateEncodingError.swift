import Documents

/// Why a date encoding or a time zone of a mapping is refused.
package enum DateEncodingError: Error, Hashable {
    case unknownPattern(String)
    case twoDigitYear(String)
    /// What follows the colon of `days_before:` and its like names no canonical column.
    case anchor(String)
    case unknownZone(String)
}

extension DateEncodingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownPattern(let text):
            """
            \(foreign: text) is no date encoding; use iso8601, epoch_s, epoch_ms, julian, \
            sas_days, excel_days, yyyymmdd, yyyymm, yyyy, days_before:, months_before:, \
            years_before: or \
            age_at: with a column, tick, or a pattern with yyyy, MM and dd
            """
        case .twoDigitYear(let text):
            """
            \(foreign: text) has a year of two digits, and its century can't be known; map a local \
            view
            """
        case .anchor(let text):
            """
            \(foreign: text) needs the name of a canonical date column of the same table after the \
            colon, such as days_before:opened_on
            """
        case .unknownZone(let name):
            "\(foreign: name) is no time zone; write an IANA name, such as Europe/Madrid"
        }
    }
}

/// Why a date encoding of a mapping is refused.
package enum DateEncodingError: Error, Hashable {
    case unknownPattern(String)
    case twoDigitYear(String)
    case notSupported(String)
}

extension DateEncodingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknownPattern(let text):
            """
            \(text) is no date encoding; use iso8601, epoch_s, epoch_ms, julian, sas_days, \
            excel_days, yyyymmdd, yyyymm, yyyy, or a pattern with yyyy, MM and dd
            """
        case .twoDigitYear(let text):
            "\(text) has a year of two digits, and its century can't be known; map a local view"
        case .notSupported(let text):
            "the encoding \(text) is not supported yet; compute the date in a local view"
        }
    }
}

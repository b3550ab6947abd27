/// How a feature is made of attributes; the names are those of the study's requests.
package enum Derivation: Sendable, Hashable {
    /// The first minus the second; of one dimension.
    case difference(String, String)
    case product(String, String)
    /// The first ÷ the second; missing where the second is 0.
    case ratio(String, String)
    /// Whole months from a date to the time of observation.
    case monthsBefore(String)

    package var inputs: [String] {
        switch self {
        case .difference(let first, let second), .product(let first, let second),
            .ratio(let first, let second):
            [first, second]
        case .monthsBefore(let date): [date]
        }
    }
}

/// Why a unit is refused. Nothing is ever guessed.
package enum UnitError: Error, Hashable {
    /// `known` may be empty, when the dimension isn't known either.
    case unknown(unit: String, known: [String])
    case otherDimension(unit: String, of: Dimension, expected: Dimension)
    case incompatible(unit: String, target: String)
    case ambiguous(unit: String, write: String)
    case currencyNeeded(unit: String)
}

extension UnitError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unknown(let unit, let known):
            "\(unit.debugDescription) is no unit here"
                + (known.isEmpty ? "" : "; known: " + known.joined(separator: ", "))
        case .otherDimension(let unit, let dimension, let expected):
            """
            \(unit) measures \(dimension.rawValue), the column is \(expected.rawValue); \
            use one of \(UnitConversion.names(in: expected).joined(separator: ", "))
            """
        case .incompatible(let unit, let target):
            "\(unit) doesn't convert to \(target)"
        case .ambiguous(let unit, let write):
            "\(unit) can mean more than one unit; write \(write)"
        case .currencyNeeded(let unit):
            """
            \(unit) converts only where one currency is known; map the row's currency, or \
            application.currency as a constant
            """
        }
    }
}

/// Why a unit is refused. Nothing is ever guessed.
package enum UnitError: Error, Hashable {
    /// `known` may be empty, when the dimension isn't known either.
    case unknown(unit: String, known: [String])
    case otherDimension(unit: String, of: Dimension, expected: Dimension)
    case incompatible(unit: String, target: String)
    case ambiguous(unit: String, write: String)
    case currencyNeeded(unit: String)
    /// Between gauge and absolute pressure, the pressure of the air must be known.
    case atmosphereNeeded(unit: String, target: String)
    /// A concentration, where no column says of what.
    case analyteNeeded(unit: String, target: String)
    case notOfAnalyte(unit: String, analyte: String, known: [String])
    /// `of` is the analyte; `condition` a key of the mapping's `conditions`, with its words.
    case conditionNeeded(unit: String, of: String, condition: String, words: [String])
    case refused(unit: String, because: String)
    case noProduct(left: String, right: String, result: String)
    case unknownAnalyte(name: String, nearest: String?)
    /// A name under which two analytes go that are never merged.
    case analytesMerged(name: String, of: [String], condition: String)
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
            "\(unit) doesn't convert to \(target); write units that measure the same"
        case .ambiguous(let unit, let write):
            "\(unit) can mean more than one unit; write \(write)"
        case .currencyNeeded(let unit):
            """
            \(unit) converts only where one currency is known; map the row's currency, or give it \
            as a constant
            """
        case .atmosphereNeeded(let unit, let target):
            """
            \(unit) and \(target) differ by the pressure of the air, gauge against absolute; \
            give conditions.atmosphereKPa, or write the unit that is meant
            """
        case .analyteNeeded(let unit, let target):
            """
            \(unit) converts to \(target) only for a named analyte; map it to the analyte's own \
            column, or leave it as it is
            """
        case .notOfAnalyte(let unit, let analyte, let known):
            "\(unit) is no unit of \(analyte); known: \(known.joined(separator: ", "))"
        case .conditionNeeded(let unit, let analyte, let condition, let words):
            """
            \(unit) of \(analyte) converts only with conditions.\(condition), \
            \(words.joined(separator: " or ")); ask the laboratory
            """
        case .refused(let unit, let reason):
            "\(unit) is never converted: \(reason)"
        case .noProduct(let left, let right, let result):
            """
            \(left) times \(right) is not known to give \(result); known are torque × rotation in \
            power, torque × duration in torque-time, voltage × current in power, and a ratio × \
            any unit in that unit. Compute others in a local view
            """
        case .unknownAnalyte(let name, let nearest):
            "\(name) is no known analyte"
                + (nearest.map { "; did you mean \($0)?" } ?? "; declare it in the study")
        case .analytesMerged(let name, let analytes, let condition):
            """
            \(name) is \(analytes.joined(separator: " or ")), which are never merged; map the code \
            to one of them, or give conditions.\(condition)
            """
        }
    }
}

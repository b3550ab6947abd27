import Documents

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
            "\(ForeignText.quoted(unit)) is no unit here"
                + (known.isEmpty ? "" : "; known: \(foreign: known)")
        case .otherDimension(let unit, let dimension, let expected):
            """
            \(foreign: unit) measures \(dimension.rawValue), the column is \(expected.rawValue); \
            use one of \(UnitConversion.names(in: expected).joined(separator: ", "))
            """
        case .incompatible(let unit, let target):
            """
            \(foreign: unit) doesn't convert to \(foreign: target); write units that measure the \
            same
            """
        case .ambiguous(let unit, let write):
            "\(foreign: unit) can mean more than one unit; write \(foreign: write)"
        case .currencyNeeded(let unit):
            """
            \(foreign: unit) converts only where one currency is known; map the row's currency, or \
            give it as a constant
            """
        case .atmosphereNeeded(let unit, let target):
            """
            \(foreign: unit) and \(foreign: target) differ by the pressure of the air, gauge \
            against absolute; give conditions.atmosphereKPa, or write the unit that is meant
            """
        case .analyteNeeded(let unit, let target):
            """
            \(foreign: unit) converts to \(foreign: target) only for a named analyte; map it to \
            the analyte's own column, or leave it as it is
            """
        case .notOfAnalyte(let unit, let analyte, let known):
            "\(foreign: unit) is no unit of \(foreign: analyte); known: \(foreign: known)"
        case .conditionNeeded(let unit, let analyte, let condition, let words):
            """
            \(foreign: unit) of \(foreign: analyte) converts only with conditions.\(condition), \
            \(words.joined(separator: " or ")); ask the laboratory
            """
        case .refused(let unit, let reason):
            "\(foreign: unit) is never converted: \(reason)"
        case .noProduct(let left, let right, let result):
            """
            \(foreign: left) times \(foreign: right) is not known to give \(foreign: result); \
            known are torque × rotation in power, torque × duration in torque-time, voltage × \
            current in power, and a ratio × \
            any unit in that unit. Compute others in a local view
            """
        case .unknownAnalyte(let name, let nearest):
            "\(foreign: name) is no known analyte"
                + (nearest.map { "; did you mean \(foreign: $0)?" } ?? "; declare it in the study")
        case .analytesMerged(let name, let analytes, let condition):
            """
            \(foreign: name) is \(analytes.joined(separator: " or ")), which are never merged; map \
            the code to one of them, or give conditions.\(condition)
            """
        }
    }
}

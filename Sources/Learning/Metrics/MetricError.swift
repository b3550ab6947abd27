/// Why a metric has no value. An undefined metric is never shown as 0 or as not a number.
package enum MetricError: Error, Hashable, CustomStringConvertible {
    case noRows
    /// All rows have the event, or none has.
    case singleClass
    /// A variance needs more rows (or entities) of each class than there are.
    case tooFewRows(needed: Int, found: Int)
    /// The scores separate the classes, so that the estimate would be infinite.
    case separated
    /// All rows have the same score.
    case constantScores
    /// Too many draws of a bootstrap came out with one class only.
    case tooManyRedraws(draws: Int)

    package var description: String {
        switch self {
        case .noRows:
            "Undefined: there are no rows to measure on."
        case .singleClass:
            "Undefined: all rows have the same outcome. Measure on more rows."
        case .tooFewRows(let needed, let found):
            """
            Undefined: the smaller class has \(found) rows, the estimate needs \(needed). \
            Measure on more rows.
            """
        case .separated:
            """
            Undefined: the scores separate the two outcomes completely, so the estimate has no \
            finite value. Measure on more rows.
            """
        case .constantScores:
            "Undefined: the model says the same about every row."
        case .tooManyRedraws(let draws):
            """
            Undefined: more than \(draws) draws held one outcome only. \
            Measure on more rows.
            """
        }
    }
}

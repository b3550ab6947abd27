/// The computations, in the order of a run, as questions and policies name them.
package enum ComputationWord: String, Sendable, Hashable, CaseIterable {
    case foldHolders = "fold-holders"
    case rowCounts = "row-counts"
    case profile
    case classCells = "class-cells"
    case recipe
    case newton
    case averaging
    case multinomial
    case leastSquares = "least-squares"
    case evaluation
    case alarms
    case calibration
}

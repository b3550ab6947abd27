/// A correction of a model's log odds for one institution's rows.
package enum Recalibration: Sendable, Hashable {
    case identity
    /// logit p′ = logit p + a
    case intercept(Double)
    /// logit p′ = a + b·logit p
    case interceptAndSlope(Double, Double)

    /// The corrected log odds. For a slope above 0 their order is that of the originals.
    package func apply(_ linearPredictor: Double) -> Double {
        switch self {
        case .identity: linearPredictor
        case .intercept(let shift): linearPredictor + shift
        case .interceptAndSlope(let shift, let slope): shift + slope * linearPredictor
        }
    }

    /// The corrected probability of each row.
    package func probabilities(_ linearPredictors: [Double]) -> [Double] {
        linearPredictors.map { ElementaryFunctions.sigmoid(apply($0)) }
    }
}

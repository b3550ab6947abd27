package import Learning

/// What least squares end with.
package struct LeastSquaresFit: Sendable, Hashable {
    /// On the scale of the target, intercept first.
    package let coefficients: [Double]
    /// XᵀX.
    package let products: SymmetricMatrix
    package let penalty: RidgePenalty
    /// Σr² at the last question, from which the last refinement hardly moved.
    package let residualSquares: Double
    package let rows: Int
    package let rounds: Int
    package let converged: Bool
    /// Σr² a row at each round's question.
    package let meanSquares: [Double]

    package var degreesOfFreedom: Int { rows - coefficients.count }

    /// Σr²/(N − d), the variance of a row about the model; nil without degrees of freedom.
    package var dispersion: Double? {
        degreesOfFreedom > 0 ? residualSquares / Double(degreesOfFreedom) : nil
    }

    /// Nil where there is no dispersion. With a penalty it gives no test.
    package var covariance: CovarianceEstimate? {
        guard let dispersion else { return nil }
        return try? CovarianceEstimate(
            hessian: products, penalty: penalty,
            dispersion: (value: dispersion, degreesOfFreedom: degreesOfFreedom))
    }
}

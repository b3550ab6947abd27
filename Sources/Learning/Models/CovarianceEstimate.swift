/// How exactly a fit's coefficients are known.
///
/// Without a penalty the inverse of the Hessian H. With a ridge P it is (H + P)⁻¹H(H + P)⁻¹: the
/// spread of the penalised estimate about its own mean, from which no test follows.
package struct CovarianceEstimate: Sendable, Hashable {
    package let covariance: SymmetricMatrix
    /// Whether a ridge took part; then no p-value may be given.
    package let isPenalised: Bool

    package init(covariance: SymmetricMatrix, isPenalised: Bool) {
        self.covariance = covariance
        self.isPenalised = isPenalised
    }

    /// - Parameter penalties: the ridge λ of each coefficient; nil for none.
    package init(hessian: SymmetricMatrix, penalties: [Double]? = nil) throws(CholeskyError) {
        let ridge = penalties ?? [Double](repeating: 0, count: hessian.dimension)
        let inverse = try Cholesky(hessian.addingToDiagonal(ridge)).inverse()
        isPenalised = ridge.contains { $0 != 0 }
        covariance = isPenalised ? hessian.transformed(by: inverse.square) : inverse
    }

    /// One for each coefficient.
    package var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

    /// The p-value of each coefficient against 0 by Wald's test; nil with a ridge.
    package func pValues(_ coefficients: [Double]) -> [Double]? {
        guard !isPenalised else { return nil }
        return zip(coefficients, standardErrors).map { NormalDistribution.twoSided($0 / $1) }
    }

    package func interval(
        _ index: Int, of coefficients: [Double], level: Double = 0.95
    ) -> ConfidenceInterval {
        .wald(
            estimate: coefficients[index],
            standardError: covariance[index, index].squareRoot(), level: level)
    }

    /// The covariance of the coefficients on the columns' original scale.
    package func transformed(to scale: OriginalScale) -> CovarianceEstimate {
        CovarianceEstimate(
            covariance: covariance.transformed(by: scale.map), isPenalised: isPenalised)
    }
}

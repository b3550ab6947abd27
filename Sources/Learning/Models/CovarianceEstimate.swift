/// How exactly a fit's coefficients are known.
///
/// Without a penalty φ times the inverse of the Hessian H. With a ridge P it is
/// φ(H + P)⁻¹H(H + P)⁻¹: the spread of the penalised estimate about its own mean, from which no test
/// follows. φ is the dispersion: 1 for events and classes, the residual variance for amounts.
package struct CovarianceEstimate: Sendable, Hashable {
    package let covariance: SymmetricMatrix
    /// Whether a ridge took part; then no p-value may be given.
    package let isPenalised: Bool
    /// Of the estimated dispersion, for Student's t; nil where it is known, for the normal law.
    package let degreesOfFreedom: Int?

    package init(
        covariance: SymmetricMatrix, isPenalised: Bool, degreesOfFreedom: Int? = nil
    ) {
        self.covariance = covariance
        self.isPenalised = isPenalised
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// - Parameter penalties: the ridge λ of each coefficient; nil for none.
    package init(hessian: SymmetricMatrix, penalties: [Double]? = nil) throws(CholeskyError) {
        let zeros = [Double](repeating: 0, count: hessian.dimension)
        try self.init(
            hessian: hessian, penalty: RidgePenalty(strengths: penalties ?? zeros, centres: zeros))
    }

    /// - Parameters:
    ///   - dispersion: φ, with the degrees of freedom that it was estimated from; nil for 1.
    package init(
        hessian: SymmetricMatrix, penalty: RidgePenalty,
        dispersion: (value: Double, degreesOfFreedom: Int)? = nil
    ) throws(CholeskyError) {
        let inverse = try Cholesky(penalty.added(to: hessian)).inverse()
        isPenalised = !penalty.isZero
        degreesOfFreedom = dispersion?.degreesOfFreedom
        var covariance = isPenalised ? hessian.transformed(by: inverse.square) : inverse
        if let dispersion {
            for index in covariance.packed.indices { covariance.packed[index] *= dispersion.value }
        }
        self.covariance = covariance
    }

    /// One for each coefficient.
    package var standardErrors: [Double] { covariance.diagonal.map { $0.squareRoot() } }

    /// The p-value of each coefficient against 0, by the normal law or Student's t; nil with a
    /// ridge.
    package func pValues(_ coefficients: [Double]) -> [Double]? {
        guard !isPenalised else { return nil }
        return zip(coefficients, standardErrors).map { estimate, error in
            guard let degreesOfFreedom else { return NormalDistribution.twoSided(estimate / error) }
            return StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom))
                .twoSided(estimate / error)
        }
    }

    /// How many standard errors an interval of this level reaches to either side.
    package func reach(level: Double = 0.95) -> Double {
        let share = 0.5 + level / 2
        guard let degreesOfFreedom else { return NormalDistribution.quantile(share) }
        return StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom)).quantile(share)
    }

    package func interval(
        _ index: Int, of coefficients: [Double], level: Double = 0.95
    ) -> ConfidenceInterval {
        let half = reach(level: level) * covariance[index, index].squareRoot()
        return ConfidenceInterval(
            estimate: coefficients[index], low: coefficients[index] - half,
            high: coefficients[index] + half, level: level)
    }

    /// The covariance of the coefficients on the columns' original scale.
    package func transformed(to scale: OriginalScale) -> CovarianceEstimate {
        transformed(by: scale.map)
    }

    /// The covariance of T·β.
    package func transformed(by map: Matrix) -> CovarianceEstimate {
        CovarianceEstimate(
            covariance: covariance.transformed(by: map), isPenalised: isPenalised,
            degreesOfFreedom: degreesOfFreedom)
    }
}

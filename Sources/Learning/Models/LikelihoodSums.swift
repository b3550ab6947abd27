/// What one Newton step of a model needs to know about a set of rows: plain sums.
///
/// Sums of two sets of rows add up to those of both. Source: McCullagh and Nelder 1989.
package struct LikelihoodSums: Sendable, Hashable {
    /// One number a coefficient: the slope of the log likelihood.
    package let gradient: [Double]
    /// Of the negative log likelihood, hence positive.
    package let hessian: SymmetricMatrix
    package let logLikelihood: Double
    /// Rows, each counted as often as its frequency says.
    package let rows: Int
    /// Rows with a linear predictor beyond ±250; they enter with it cut there. Other than 0 says
    /// that the coefficients have run away.
    package let rowsOverLimit: Int

    package init(
        gradient: [Double], hessian: SymmetricMatrix, logLikelihood: Double, rows: Int,
        rowsOverLimit: Int
    ) {
        precondition(gradient.count == hessian.dimension, "gradient and Hessian differ in size")
        self.gradient = gradient
        self.hessian = hessian
        self.logLikelihood = logLikelihood
        self.rows = rows
        self.rowsOverLimit = rowsOverLimit
    }

    /// The sums of a logistic model at `coefficients`, one for each column. The same bits for any
    /// number of threads.
    ///
    /// With p = σ(x·β): gradient Σx(y − p), Hessian Σp(1 − p)xxᵀ, log likelihood
    /// Σyη − softplus(η), from −256·rows to 0.
    package static func logistic(
        _ rows: LabelledRows, coefficients: [Double], threads: Int
    ) -> LikelihoodSums {
        let kernel = LogisticKernel(rows, coefficients: coefficients, withHessian: true)
        let sums = kernel.sums(threads: threads)
        let columns = kernel.columns
        let tail = columns + kernel.hessianCount
        return LikelihoodSums(
            gradient: Array(sums[..<columns]),
            hessian: SymmetricMatrix(dimension: columns, packed: Array(sums[columns..<tail])),
            logLikelihood: sums[tail], rows: Int(sums[tail + 1]),
            rowsOverLimit: Int(sums[tail + 2]))
    }
}

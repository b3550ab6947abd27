/// What one Newton step of a logistic model needs to know about a set of rows: plain sums.
///
/// With p = σ(x·β): gradient Σx(y − p), Hessian Σp(1 − p)xxᵀ (of the negative log likelihood, hence
/// positive), log likelihood Σyη − softplus(η). Sums of two sets of rows add up to those of both.
/// Source: McCullagh and Nelder 1989.
package struct LogisticSums: Sendable, Hashable {
    /// One number a column.
    package let gradient: [Double]
    package let hessian: SymmetricMatrix
    /// From −256·rows to 0.
    package let logLikelihood: Double
    /// Rows, each counted as often as its frequency says.
    package let rows: Int
    /// Rows whose |η| exceeds 250; they enter with η cut there. Other than 0 says that the
    /// coefficients have run away.
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

    /// The sums at `coefficients`, one for each column. The same bits for any number of threads.
    package static func compute(
        _ rows: LabelledRows, coefficients: [Double], threads: Int
    ) -> LogisticSums {
        let kernel = LogisticKernel(rows, coefficients: coefficients, withHessian: true)
        let sums = kernel.sums(threads: threads)
        let columns = kernel.columns
        let tail = columns + kernel.hessianCount
        return LogisticSums(
            gradient: Array(sums[..<columns]),
            hessian: SymmetricMatrix(dimension: columns, packed: Array(sums[columns..<tail])),
            logLikelihood: sums[tail], rows: Int(sums[tail + 1]),
            rowsOverLimit: Int(sums[tail + 2]))
    }
}

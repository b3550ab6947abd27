/// A logistic model fitted by Newton's method on rows that are all at hand.
package struct LogisticFit: Sendable, Hashable {
    /// One for each column of the design.
    package let coefficients: [Double]
    /// The sums that the last step was taken from; their Hessian gives the standard errors.
    package let sums: LikelihoodSums
    /// How many times the rows were gone through.
    package let passes: Int

    /// The maximum of log likelihood − ½·Σ penalty·(coefficient)².
    ///
    /// A step that makes the objective fall by more than 1e-12 of its size is halved, at most 12
    /// times. The fit ends when the largest change is at most `tolerance` times the larger of 1 and
    /// the largest coefficient.
    /// - Parameters:
    ///   - penalties: the ridge λ of each coefficient, 0 for the intercept; nil for none at all.
    ///   - start: where to begin; nil for all zeros.
    package static func fit(
        _ rows: LabelledRows, penalties: [Double]? = nil, start: [Double]? = nil,
        tolerance: Double = 1e-9, maximumPasses: Int = 50, threads: Int = 1
    ) throws(LogisticFitError) -> LogisticFit {
        let columns = rows.design.columnCount
        let zeros = [Double](repeating: 0, count: columns)
        let ridge = penalties ?? zeros
        precondition(ridge.count == columns, "there is one penalty for each column")
        var state = State(coefficients: start ?? zeros)
        for pass in 1...maximumPasses {
            let sums = LikelihoodSums.logistic(
                rows, coefficients: state.coefficients, threads: threads)
            let objective = Self.objective(sums, state.coefficients, ridge)
            if state.fell(to: objective) {
                guard state.halve() else { throw .stuck(passes: pass) }
                continue
            }
            let step = try Self.step(sums, state.coefficients, ridge, pass: pass)
            state.take(step, objective: objective)
            if state.isSettled(tolerance: tolerance) {
                return LogisticFit(coefficients: state.coefficients, sums: sums, passes: pass)
            }
        }
        throw .notConverged(passes: maximumPasses)
    }

    private static func objective(
        _ sums: LikelihoodSums, _ coefficients: [Double], _ ridge: [Double]
    ) -> Double {
        var penalty = 0.0
        for (value, weight) in zip(coefficients, ridge) { penalty += weight * value * value }
        return sums.logLikelihood - penalty / 2
    }

    private static func step(
        _ sums: LikelihoodSums, _ coefficients: [Double], _ ridge: [Double], pass: Int
    ) throws(LogisticFitError) -> [Double] {
        let gradient = coefficients.indices.map {
            sums.gradient[$0] - ridge[$0] * coefficients[$0]
        }
        do {
            return try Cholesky(sums.hessian.addingToDiagonal(ridge)).solve(gradient)
        } catch {
            throw .singular(error, pass: pass)
        }
    }

    /// Where the fit stands, and the step that led there.
    private struct State {
        var coefficients: [Double]
        private var step: [Double] = []
        private var best: Double?
        private var halvings = 0

        init(coefficients: [Double]) { self.coefficients = coefficients }

        func fell(to objective: Double) -> Bool {
            guard let best else { return false }
            return !(objective >= best - 1e-12 * best.magnitude)
        }

        /// Goes back half of the last step; false after 12 times.
        mutating func halve() -> Bool {
            halvings += 1
            for index in step.indices {
                step[index] /= 2
                coefficients[index] -= step[index]
            }
            return halvings <= 12
        }

        mutating func take(_ step: [Double], objective: Double) {
            halvings = 0
            best = objective
            self.step = step
            for index in step.indices { coefficients[index] += step[index] }
        }

        func isSettled(tolerance: Double) -> Bool {
            let change = step.reduce(0) { max($0, $1.magnitude) }
            return change <= tolerance * coefficients.reduce(1) { max($0, $1.magnitude) }
        }
    }
}

/// Why a fit has no result.
package enum LogisticFitError: Error, Hashable, CustomStringConvertible {
    case singular(CholeskyError, pass: Int)
    case stuck(passes: Int)
    case notConverged(passes: Int)

    package var description: String {
        switch self {
        case .singular(let error, let pass):
            "The fit has no unique solution (pass \(pass)). \(error.description)"
        case .stuck(let passes):
            """
            No step in the direction of the last one improves the fit (pass \(passes)). \
            Check the columns for values of very different size, or add a ridge.
            """
        case .notConverged(let passes):
            """
            The fit did not settle in \(passes) passes, as happens when a column separates the \
            outcomes completely. Add a ridge.
            """
        }
    }
}

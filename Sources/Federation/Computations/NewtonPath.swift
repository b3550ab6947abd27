package import Learning

/// Newton's method on summed gradients and Hessians, with step halving: the fold of every
/// logistic fit.
///
/// Maximises log likelihood − λ/2·|b|², the penalty without the first column where that is an
/// intercept. Pure arithmetic of + − × ÷ √.
package struct NewtonPath: Sendable, Hashable {
    package enum Decision: Sendable, Hashable {
        case ask([Double])
        case done(NewtonFit)
    }

    /// Where the penalty pulls to, and how hard, for each coefficient.
    package struct Penalty: Sendable, Hashable {
        package let strengths: [Double]
        package let centres: [Double]

        /// λ on every coefficient but the intercept.
        package static func ridge(_ strength: Double, count: Int) -> Penalty {
            Penalty(
                strengths: [0] + [Double](repeating: strength, count: max(0, count - 1)),
                centres: [Double](repeating: 0, count: count))
        }
    }

    private static let largestHalvings = 12
    /// A coefficient beyond this on its column's standardised scale, without a ridge, is a sign of
    /// separation.
    private static let separationLimit = 15.0

    private let penalty: Penalty
    private let settings: NewtonSettings
    private let columnNames: [String]

    package private(set) var coefficients: [Double]
    private var accepted: [Double]
    /// The sums at `accepted`.
    private var acceptedSums: LogisticSums?
    /// Mean and deviation of each column, weighted as the first Hessian weighs the rows.
    private var centres: [Double] = []
    private var deviations: [Double] = []
    private var step: [Double]
    private var objective: Double?
    private var halvings = 0
    private var rounds = 0
    private var trace: [Double] = []

    package init(
        columnNames: [String], start: [Double], penalty: Penalty, settings: NewtonSettings
    ) {
        self.columnNames = columnNames
        self.penalty = penalty
        self.settings = settings
        coefficients = start
        accepted = start
        step = [Double](repeating: 0, count: start.count)
    }

    /// Takes the sums at the last question's coefficients.
    package mutating func fold(_ sums: LogisticSums) throws(FoldError) -> Decision {
        rounds += 1
        let value = sums.logLikelihood - penaltyValue
        if let objective, value < objective - 1e-12 * abs(objective) || sums.rowsOverLimit > 0 {
            return try halve(sums)
        }
        if objective == nil, sums.rowsOverLimit > 0 { throw .stepFailed(rounds: 0) }
        objective = value
        trace.append(value)
        halvings = 0
        accepted = coefficients
        acceptedSums = sums
        let factor = try factorise(sums.hessian)
        if deviations.isEmpty { measureColumns(sums.hessian) }
        step = factor.solve(penalisedGradient(sums.gradient))
        coefficients = zip(accepted, step).map { $0 + $1 }
        let moved = step.map(abs).max() ?? 0
        let largest = coefficients.map(abs).max() ?? 0
        if moved <= settings.tolerance * max(1, largest) {
            return .done(fit(sums, converged: true))
        }
        try refuseSeparation()
        return rounds >= settings.rounds ? .done(fit(sums, converged: false)) : .ask(coefficients)
    }

    private mutating func halve(_ sums: LogisticSums) throws(FoldError) -> Decision {
        guard halvings < Self.largestHalvings else { throw .stepFailed(rounds: halvings) }
        guard rounds < settings.rounds else {
            coefficients = accepted
            return .done(fit(acceptedSums ?? sums, converged: false))
        }
        halvings += 1
        step = step.map { $0 / 2 }
        coefficients = zip(accepted, step).map { $0 + $1 }
        return .ask(coefficients)
    }

    private var penaltyValue: Double {
        var total = 0.0
        for index in coefficients.indices {
            let distance = coefficients[index] - penalty.centres[index]
            total += penalty.strengths[index] / 2 * distance * distance
        }
        return total
    }

    private func penalisedGradient(_ gradient: [Double]) -> [Double] {
        gradient.indices.map {
            gradient[$0] - penalty.strengths[$0] * (accepted[$0] - penalty.centres[$0])
        }
    }

    private func factorise(_ hessian: SymmetricMatrix) throws(FoldError) -> Cholesky {
        do {
            return try Cholesky(hessian.addingToDiagonal(penalty.strengths))
        } catch {
            switch error {
            case .dependentColumn(let column, let others, _):
                throw rounds == 1
                    ? .collinear(
                        column: columnNames[column], with: others.map { columnNames[$0] })
                    : .separated(columns: runaways)
            case .notFinite:
                throw .separated(columns: runaways)
            }
        }
    }

    private var runaways: [String] {
        let largest = coefficients.map(abs).max() ?? 0
        return coefficients.indices.filter { abs(coefficients[$0]) >= largest / 2 }
            .map { columnNames[$0] }
    }

    /// Column 0 is the intercept, so the Hessian's first row holds the weights' sums.
    private mutating func measureColumns(_ hessian: SymmetricMatrix) {
        let weight = hessian[0, 0]
        centres = coefficients.indices.map { hessian[0, $0] / weight }
        deviations = coefficients.indices.map { column in
            let square = hessian[column, column] / weight - centres[column] * centres[column]
            return max(0, square).squareRoot()
        }
    }

    /// What the coefficients would be if every column had mean 0 and deviation 1.
    private var standardised: [Double] {
        var scaled = zip(coefficients, deviations).map { $0 * $1 }
        scaled[0] = zip(coefficients, centres).reduce(0) { $0 + $1.0 * $1.1 }
        return scaled
    }

    private func refuseSeparation() throws(FoldError) {
        guard penalty.strengths.allSatisfy({ $0 == 0 }), rounds > 3 else { return }
        let scaled = standardised
        let runaway = scaled.indices.filter { abs(scaled[$0]) > Self.separationLimit }
        guard runaway.isEmpty else {
            throw .separated(columns: runaway.map { columnNames[$0] })
        }
    }

    private func fit(_ sums: LogisticSums, converged: Bool) -> NewtonFit {
        NewtonFit(
            columnNames: columnNames, coefficients: coefficients, hessian: sums.hessian,
            penalty: penalty.strengths, logLikelihood: sums.logLikelihood, rows: sums.rows,
            rounds: rounds, converged: converged, trace: trace)
    }
}

/// What Newton's method ends with.
package struct NewtonFit: Sendable, Hashable {
    package let columnNames: [String]
    package let coefficients: [Double]
    /// Information of the last answer, without the penalty.
    package let hessian: SymmetricMatrix
    package let penalty: [Double]
    package let logLikelihood: Double
    package let rows: Int
    package let rounds: Int
    package let converged: Bool
    /// The penalised log likelihood of every accepted step.
    package let trace: [Double]

    /// Standard errors: of (H + P)⁻¹H(H + P)⁻¹; with a penalty they are no test.
    package var standardErrors: [Double]? {
        try? CovarianceEstimate(
            hessian: hessian, penalties: penalty.contains { $0 > 0 } ? penalty : nil
        ).standardErrors
    }
}

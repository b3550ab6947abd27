package import Learning

/// Newton's method on summed gradients and Hessians, with step halving: the fold of every fit of
/// events and classes.
///
/// Maximises log likelihood − penalty. Coefficients stand class after class where there are several,
/// each class beginning with its intercept. Pure arithmetic of + − × ÷ √.
package struct NewtonPath: Sendable, Hashable {
    package enum Decision: Sendable, Hashable {
        case ask([Double])
        case done(NewtonFit)
    }

    private static let largestHalvings = 12
    /// A coefficient beyond this on its column's standardised scale, without a ridge, is a sign of
    /// separation.
    private static let separationLimit = 15.0

    private let penalty: RidgePenalty
    private let settings: NewtonSettings
    private let columnNames: [String]

    package private(set) var coefficients: [Double]
    private var accepted: [Double]
    /// The sums at `accepted`.
    private var acceptedSums: LikelihoodSums?
    /// Mean and deviation of each column, weighted as the first Hessian weighs the rows.
    private var centres: [Double] = []
    private var deviations: [Double] = []
    private var step: [Double]
    private var objective: Double?
    private var halvings = 0
    private var rounds = 0
    private var trace: [Double] = []

    /// - Parameters:
    ///   - columnNames: of the design, the intercept first.
    ///   - start: one coefficient for each column, or for each column of each class.
    package init(
        columnNames: [String], start: [Double], penalty: RidgePenalty, settings: NewtonSettings
    ) {
        precondition(
            !columnNames.isEmpty && start.count % columnNames.count == 0,
            "every class has one coefficient for each column")
        self.columnNames = columnNames
        self.penalty = penalty
        self.settings = settings
        coefficients = start
        accepted = start
        step = [Double](repeating: 0, count: start.count)
    }

    /// Takes the sums at the last question's coefficients.
    package mutating func fold(_ sums: LikelihoodSums) throws(FoldError) -> Decision {
        rounds += 1
        let value = sums.logLikelihood - penalty.value(coefficients)
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
        step = factor.solve(penalised(sums.gradient))
        coefficients = zip(accepted, step).map { $0 + $1 }
        let moved = step.map(abs).max() ?? 0
        let largest = coefficients.map(abs).max() ?? 0
        if moved <= settings.tolerance * max(1, largest) {
            return .done(fit(sums, converged: true))
        }
        try refuseSeparation()
        return rounds >= settings.rounds ? .done(fit(sums, converged: false)) : .ask(coefficients)
    }

    private mutating func halve(_ sums: LikelihoodSums) throws(FoldError) -> Decision {
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

    private func penalised(_ gradient: [Double]) -> [Double] {
        zip(gradient, penalty.gradient(accepted)).map { $0 - $1 }
    }

    private func factorise(_ hessian: SymmetricMatrix) throws(FoldError) -> Cholesky {
        do {
            return try Cholesky(penalty.added(to: hessian))
        } catch {
            switch error {
            case .dependentColumn(let column, let others, _):
                throw rounds == 1
                    ? .collinear(column: names([column])[0], with: names(others))
                    : .separated(columns: runaways)
            case .notFinite:
                throw .separated(columns: runaways)
            }
        }
    }

    /// The columns that some coefficients belong to, each once.
    private func names(_ coefficients: [Int]) -> [String] {
        let columns = Set(coefficients.map { $0 % columnNames.count })
        return columns.sorted().map { columnNames[$0] }
    }

    private var runaways: [String] {
        let largest = coefficients.map(abs).max() ?? 0
        return names(coefficients.indices.filter { abs(coefficients[$0]) >= largest / 2 })
    }

    /// The intercept of a coefficient's class.
    private func intercept(of coefficient: Int) -> Int {
        coefficient - coefficient % columnNames.count
    }

    /// An intercept's row of the Hessian holds the sums of its class's weights.
    private mutating func measureColumns(_ hessian: SymmetricMatrix) {
        centres = coefficients.indices.map { index in
            let first = intercept(of: index)
            return hessian[first, index] / hessian[first, first]
        }
        deviations = coefficients.indices.map { index in
            let first = intercept(of: index)
            let square =
                hessian[index, index] / hessian[first, first] - centres[index] * centres[index]
            return max(0, square).squareRoot()
        }
    }

    /// What the coefficients would be if every column had mean 0 and deviation 1.
    private var standardised: [Double] {
        var scaled = zip(coefficients, deviations).map { $0 * $1 }
        for first in stride(from: 0, to: scaled.count, by: columnNames.count) {
            let own = first..<first + columnNames.count
            scaled[first] = own.reduce(0) { $0 + coefficients[$1] * centres[$1] }
        }
        return scaled
    }

    private func refuseSeparation() throws(FoldError) {
        guard penalty.isZero, rounds > 3 else { return }
        let scaled = standardised
        let runaway = scaled.indices.filter { abs(scaled[$0]) > Self.separationLimit }
        guard runaway.isEmpty else { throw .separated(columns: names(runaway)) }
    }

    private func fit(_ sums: LikelihoodSums, converged: Bool) -> NewtonFit {
        NewtonFit(
            columnNames: columnNames, coefficients: coefficients, hessian: sums.hessian,
            penalty: penalty, logLikelihood: sums.logLikelihood, rows: sums.rows,
            rounds: rounds, converged: converged, trace: trace)
    }
}

/// What Newton's method ends with.
package struct NewtonFit: Sendable, Hashable {
    package let columnNames: [String]
    package let coefficients: [Double]
    /// Information of the last answer, without the penalty.
    package let hessian: SymmetricMatrix
    package let penalty: RidgePenalty
    package let logLikelihood: Double
    package let rows: Int
    package let rounds: Int
    package let converged: Bool
    /// The penalised log likelihood of every accepted step.
    package let trace: [Double]

    /// Nil where the Hessian has no inverse. With a penalty it gives no test.
    package var covariance: CovarianceEstimate? {
        try? CovarianceEstimate(hessian: hessian, penalty: penalty)
    }

    /// One for each coefficient.
    package var standardErrors: [Double]? { covariance?.standardErrors }
}

import Federation
import Learning
import Testing

@Suite struct `A path of Newton steps` {
    /// Twelve rows whose classes overlap.
    static let rows = LabelledRows(
        design: DesignMatrix(
            columnNames: ["intercept", "x"], rowCount: 12,
            values: [-3, -2.5, -2, -1.5, -1, -0.5, 0.5, 1, 1.5, 2, 2.5, 3].flatMap { [1, $0] },
            hasIntercept: true),
        labels: [0, 0, 0, 1, 0, 0, 1, 0, 1, 1, 1, 1])

    /// Follows a path to its end; the fit, and the coefficients that were asked for.
    private func follow(
        start: [Double], ridge: Double = 0, settings: NewtonSettings = NewtonSettings()
    ) throws -> (fit: NewtonFit, asked: [[Double]]) {
        var path = NewtonPath(
            columnNames: ["intercept", "x"], start: start, penalty: .ridge(ridge, count: 2),
            settings: settings)
        var asked = [path.coefficients]
        while true {
            let sums = LikelihoodSums.logistic(
                Self.rows, coefficients: asked[asked.count - 1], threads: 1)
            switch try path.fold(sums) {
            case .ask(let coefficients): asked.append(coefficients)
            case .done(let fit): return (fit, asked)
            }
        }
    }

    private func objective(_ coefficients: [Double], ridge: Double) -> Double {
        LikelihoodSums.logistic(Self.rows, coefficients: coefficients, threads: 1).logLikelihood
            - ridge / 2 * coefficients[1] * coefficients[1]
    }

    @Test(arguments: [0.0, 0.5, 10])
    func `ends where the penalised gradient is 0`(ridge: Double) throws {
        let (fit, _) = try follow(start: [0, 0], ridge: ridge)
        let sums = LikelihoodSums.logistic(Self.rows, coefficients: fit.coefficients, threads: 1)
        #expect(fit.converged)
        #expect(abs(sums.gradient[0]) < 1e-9)
        #expect(abs(sums.gradient[1] - ridge * fit.coefficients[1]) < 1e-9)
    }

    @Test func `halves a step after which the objective fell, and comes to the same end`() throws {
        let calm = try follow(start: [0, 0])
        let wild = try follow(start: [2, 6])
        let objectives = wild.asked.map { objective($0, ridge: 0) }
        let fell = zip(objectives, objectives.dropFirst()).contains { $1 < $0 - 1e-9 }
        #expect(fell, "the first full step from here goes too far")
        #expect(wild.fit.rounds > wild.fit.trace.count)
        #expect(zip(wild.fit.trace, wild.fit.trace.dropFirst()).allSatisfy { $1 >= $0 - 1e-11 })
        for (one, other) in zip(wild.fit.coefficients, calm.fit.coefficients) {
            #expect(abs(one - other) < 1e-9)
        }
    }

    @Test func `that runs out of rounds says so and keeps the best it has`() throws {
        let settings = NewtonSettings(ridge: 0, tolerance: 1e-9, rounds: 2)
        let (fit, asked) = try follow(start: [2, 6], settings: settings)
        #expect(!fit.converged && fit.rounds == 2)
        let best = asked.map { objective($0, ridge: 0) }.max() ?? -.infinity
        #expect(objective(fit.coefficients, ridge: 0) >= best - 1e-9)
    }

    @Test func `that begins where rows run over the limit is refused`() {
        #expect(throws: FoldError.stepFailed(rounds: 0)) { try follow(start: [0, 200]) }
    }

    @Test func `gives standard errors of the plain inverse without a ridge, a sandwich with one`()
        throws
    {
        let plain = try follow(start: [0, 0]).fit
        let penalised = try follow(start: [0, 0], ridge: 2).fit
        let inverse = try CovarianceEstimate(hessian: plain.hessian)
        let sandwich = try CovarianceEstimate(hessian: penalised.hessian, penalties: [0, 2])
        #expect(plain.standardErrors == inverse.standardErrors)
        #expect(penalised.standardErrors == sandwich.standardErrors)
    }
}

import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Ridge least squares by sums` {
    static let range = -100.0...100.0
    static let amounts = -10.0...10.0

    private func stored() throws -> GLMVectors.Fit {
        try #require(try GLMVectors.read().cases.first { $0.family == "Gaussian" })
    }

    private func train(
        _ fit: GLMVectors.Fit, ridge: Double, sites: [[Int]],
        amounts: ClosedRange<Double> = Self.amounts
    ) throws -> TrainedModel {
        let frames = sites.map { rows in
            Frame.ofNumbers(
                fit.features, range: Self.range, rows: rows.map { fit.x[$0] },
                targets: rows.map { fit.y[$0] }, targetKind: .amount(range: amounts))
        }
        let study = try StudyFixture.ofNumbers(fit.features, range: Self.range)
            .amount(amounts, ridge: ridge).study()
        return try PlainRun(study, frames).train()
    }

    @Test func `over the sites of the stored fit gives its coefficients and errors`() throws {
        let fit = try stored()
        let model = try train(fit, ridge: 0, sites: fit.sites)
        #expect(model.converged && model.rounds == 2)
        #expect(relativeDistance(model.coefficients, fit.params) < 1e-9)
        let errors = try #require(model.standardErrors)
        #expect(relativeDistance(errors, fit.stdErrors) < 1e-9)
        #expect(relativeDistance([try #require(model.dispersion)], [0.44760014418495453]) < 1e-9)
        let pooled = try train(fit, ridge: 0, sites: [fit.sites.flatMap { $0 }])
        #expect(relativeDistance(model.coefficients, pooled.coefficients) < 1e-10)
    }

    /// 60 rows, 4 coefficients: Student's t with 56 degrees of freedom.
    @Test func `tests its coefficients by Student's t`() throws {
        let fit = try stored()
        let model = try train(fit, ridge: 0, sites: fit.sites)
        let covariance = try #require(model.covariance)
        #expect(covariance.degreesOfFreedom == 56)
        #expect(relativeDistance([covariance.reach()], [2.003240718847872]) < 1e-9)
        let values = try #require(covariance.pValues(model.coefficients))
        #expect(
            relativeDistance(
                Array(values[1...]),
                [3.3477508511159218e-18, 6.436102777262543e-07, 0.5842270482685731]) < 1e-6)
        let ridge = try train(fit, ridge: 2, sites: fit.sites)
        #expect(ridge.covariance?.pValues(ridge.coefficients) == nil)
    }

    @Test func `with a ridge gives the fit of a direct solution`() throws {
        let fit = try stored()
        let model = try train(fit, ridge: 2, sites: fit.sites)
        let expected = [
            2.1135338647575073, 1.0054676929197341, -0.4378381507680152, -0.05712375614479673,
        ]
        #expect(relativeDistance(model.coefficients, expected) < 1e-9)
    }

    @Test func `learns amounts cut to the study's range`() throws {
        let fit = try stored()
        let cut = GLMVectors.Fit(
            name: fit.name, family: fit.family, columns: fit.columns, x: fit.x,
            y: fit.y.map { min(max($0, 1), 3) }, params: [], stdErrors: [], logLikelihood: 0,
            freqWeights: nil, site: fit.site)
        let model = try train(fit, ridge: 0, sites: fit.sites, amounts: 1...3)
        let expected = try train(cut, ridge: 0, sites: fit.sites, amounts: 1...3)
        #expect(model.coefficients == expected.coefficients)
        let mean = cut.y.reduce(0, +) / 60
        #expect(relativeDistance([try #require(model.totals.trainingAmounts?.mean)], [mean]) < 1e-9)
    }

    static let frame = SampleRows(900, seed: 33, holdout: 100, target: .amount(range: 0...80)).frame

    @Test(
        arguments: [[12, 1], [50, 7, 1], [80, 20, 5, 1, 1], (0..<16).map { 1 << ($0 / 2) }],
        [0.0, 1.0])
    func `equals the fit on all rows together`(shares: [Int], ridge: Double) throws {
        let study = try StudyFixture().amount(0...80, ridge: ridge).study()
        let federated = try PlainRun(study, Self.frame.split(shares: shares, seed: 4)).train()
        let pooled = try PlainRun(study, [Self.frame]).train()
        #expect(federated.rounds == 2 && federated.converged)
        #expect(relativeDistance(federated.coefficients, pooled.coefficients, scale: 1e-3) < 1e-9)
        let errors = try #require(federated.standardErrors)
        #expect(relativeDistance(errors, try #require(pooled.standardErrors)) < 1e-9)
    }

    @Test func `takes copies of an institution as so many more rows`() throws {
        let study = try StudyFixture().amount(0...80, ridge: 0).study()
        let one = try PlainRun(study, [Self.frame]).train()
        let four = try PlainRun(study, [Self.frame, Self.frame, Self.frame, Self.frame]).train()
        #expect(relativeDistance(four.coefficients, one.coefficients, scale: 1e-3) < 1e-9)
        let (rows, columns) = (one.totals.training.rows, one.coefficients.count)
        let spread = (Double(rows - columns) / Double(4 * rows - columns)).squareRoot()
        let errors = try #require(one.standardErrors)
        #expect(
            relativeDistance(try #require(four.standardErrors), errors.map { $0 * spread }) < 1e-9)
    }

    @Test func `comes to the same model from any start`() throws {
        let run = PlainRun(
            try StudyFixture().amount(0...80).study(),
            Self.frame.split(shares: [5, 2, 1], seed: 4))
        let cold = try run.train()
        let start = WarmStart(
            Dictionary(
                uniqueKeysWithValues: zip(cold.coefficientNames, cold.coefficients.map { $0 - 3 })))
        let warm = try run.train(start: start)
        #expect(relativeDistance(warm.coefficients, cold.coefficients, scale: 1e-3) < 1e-9)
        #expect(warm.trace != cold.trace)
        #expect(relativeDistance([warm.trace[1]], [cold.trace[1]]) < 1e-9)
    }

    @Test func `has the same bits for any number of threads and order of answers`() throws {
        let frames = Self.frame.split(shares: [5, 2, 1], seed: 4)
        let study = try StudyFixture().amount(0...80).study()
        let one = try PlainRun(study, frames).train()
        #expect(try PlainRun(study, frames, threads: 3).train() == one)
        #expect(try PlainRun(study, frames.reversed()).train().coefficients == one.coefficients)
    }

    private func line(range: ClosedRange<Double>) throws -> TrainedModel {
        let frame = Frame.ofNumbers(
            ["x"], range: range, rows: (0..<60).map { [0.02 * Double($0)] },
            targets: (0..<60).map { 3 + Double($0 % 7) }, targetKind: .amount(range: 0...10))
        let study = try StudyFixture.ofNumbers(["x"], range: range).amount(0...10, ridge: 0)
            .study()
        return try PlainRun(study, frame.split(shares: [2, 1, 1], seed: 1)).train()
    }

    /// Values up to 1.18: a range of ±1000 leaves digits enough, one of ±10 million does not.
    @Test func `names the column whose public range is far too wide for its values`() throws {
        #expect(
            relativeDistance(try line(range: -1000...1000).coefficients, [5.8, 10.0 / 59]) < 1e-9)
        #expect(throws: FoldError.rangeTooWide(column: "x")) { try line(range: -1e7...1e7) }
    }

    @Test func `names the column that is a combination of others`() throws {
        let frame = Frame.ofNumbers(
            ["x", "twice_x"], range: Self.range,
            rows: (0..<30).map { [Double($0), 2 * Double($0)] },
            targets: (0..<30).map { Double($0 % 5) }, targetKind: .amount(range: 0...5))
        let study = try StudyFixture.ofNumbers(["x", "twice_x"], range: Self.range)
            .amount(0...5, ridge: 0).study()
        #expect(throws: FoldError.collinear(column: "twice_x", with: ["x"])) {
            try PlainRun(study, frame.split(shares: [1, 1, 1], seed: 1)).train()
        }
    }

    /// Twelve rows on a line, standardised: slope and intercept of the line come back.
    @Test func `gives back the coefficients of columns that were not standardised`() throws {
        let frame = Frame.ofNumbers(
            ["x"], range: Self.range, rows: (0..<12).map { [Double($0)] },
            targets: (0..<12).map { 7 + 2 * Double($0) }, targetKind: .amount(range: 0...50))
        let study = try StudyFixture.ofNumbers(["x"], range: Self.range).amount(0...50, ridge: 0)
            .setting("recipe", to: [["step": "standardise"]]).study()
        let model = try PlainRun(study, frame.split(shares: [1, 1, 1], seed: 1)).train()
        #expect(relativeDistance(model.originalCoefficients, [7, 2]) < 1e-10)
        #expect(model.coefficients[0] != model.originalCoefficients[0])
    }
}

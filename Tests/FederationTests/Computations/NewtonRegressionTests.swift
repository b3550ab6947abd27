import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Ridge logistic regression by sums` {
    static let range = -100.0...100.0

    private func study(_ features: [String], ridge: Double) throws -> Study {
        try StudyFixture.ofNumbers(features, range: Self.range)
            .setting("learner.ridge", to: .double(ridge)).study()
    }

    private func train(
        _ fit: GLMVectors.Fit, ridge: Double, sites: [[Int]]
    ) throws -> TrainedModel {
        let frames = sites.map { rows in
            Frame.ofNumbers(
                fit.features, range: Self.range, rows: rows.map { fit.x[$0] },
                labels: rows.map { UInt8(fit.y[$0]) })
        }
        return try PlainRun(study(fit.features, ridge: ridge), frames).train()
    }

    @Test func `over the sites of four stored fits gives their coefficients and errors`() throws {
        let fits = try GLMVectors.read().logistic
        #expect(fits.count == 4)
        for fit in fits {
            let model = try train(fit, ridge: 0, sites: fit.sites)
            #expect(model.converged && model.pipeline.columnNames == fit.columns)
            #expect(relativeDistance(model.coefficients, fit.params) < 1e-6, "\(fit.name)")
            let errors = try #require(model.standardErrors)
            #expect(relativeDistance(errors, fit.stdErrors) < 1e-6, "\(fit.name)")
            let likelihood = try #require(model.trace.last)
            #expect(relativeDistance([likelihood], [fit.logLikelihood]) < 1e-8, "\(fit.name)")
            let pooled = try train(fit, ridge: 0, sites: [fit.sites.flatMap { $0 }])
            #expect(relativeDistance(model.coefficients, pooled.coefficients) < 1e-8)
            #expect(relativeDistance(errors, try #require(pooled.standardErrors)) < 1e-8)
        }
    }

    @Test func `with a ridge gives the three stored penalised fits`() throws {
        let vectors = try GLMVectors.read()
        #expect(vectors.ridgeLogistic.count == 3)
        for ridge in vectors.ridgeLogistic {
            let fit = try #require(vectors.fit(named: ridge.dataOf))
            let model = try train(fit, ridge: ridge.penalty, sites: fit.sites)
            #expect(relativeDistance(model.coefficients, ridge.params) < 1e-6)
        }
    }

    @Test func `names the columns that separate the classes`() throws {
        let data = try #require(try GLMVectors.read().degenerate.first)
        let frame = Frame.ofNumbers(
            ["x"], range: Self.range, rows: data.x, labels: data.y.map { UInt8($0) })
        let frames = frame.split(shares: [1, 1, 1], seed: 1)
        #expect(throws: FoldError.separated(columns: ["x"])) {
            try PlainRun(study(["x"], ridge: 0), frames).train()
        }
        let ridge = try PlainRun(study(["x"], ridge: 1), frames).train()
        let expected = try #require(data.ridgeLambda1)
        #expect(relativeDistance(ridge.coefficients, expected, scale: 1) < 1e-6)
    }

    /// In thousandths, the slope is a thousand times as large; nothing is separated by that.
    @Test func `does not take the large coefficient of a small number for separation`() throws {
        let fit = try #require(try GLMVectors.read().fit(named: "logistic, 3 sites"))
        let frames = fit.sites.map { rows in
            Frame.ofNumbers(
                fit.features, range: -1...1, rows: rows.map { fit.x[$0].map { $0 / 1000 } },
                labels: rows.map { UInt8(fit.y[$0]) })
        }
        let study = try StudyFixture.ofNumbers(fit.features, range: -1...1)
            .setting("learner.ridge", to: 0).study()
        let model = try PlainRun(study, frames).train()
        let expected = [fit.params[0], fit.params[1] * 1000, fit.params[2] * 1000]
        #expect(relativeDistance(model.coefficients, expected) < 1e-6)
    }

    @Test func `names the column that is a combination of others`() throws {
        let data = try #require(try GLMVectors.read().degenerate.last)
        let frame = Frame.ofNumbers(
            ["x", "twice_x"], range: Self.range, rows: data.x, labels: data.y.map { UInt8($0) })
        #expect(throws: FoldError.collinear(column: "twice_x", with: ["x"])) {
            try PlainRun(
                study(["x", "twice_x"], ridge: 0), frame.split(shares: [1, 1, 1], seed: 1)
            ).train()
        }
    }

    @Test(
        arguments: [[12, 1], [50, 7, 1], [80, 20, 5, 1, 1], (0..<16).map { 1 << ($0 / 2) }],
        [0.0, 1.0])
    func `equals the fit on all rows together`(shares: [Int], ridge: Double) throws {
        let frame = SampleRows(900, seed: 21, holdout: 100).frame
        let study = try StudyFixture().setting("learner.ridge", to: .double(ridge)).study()
        let federated = try PlainRun(study, frame.split(shares: shares, seed: 4)).train()
        let pooled = try PlainRun(study, [frame]).train()
        #expect(federated.converged && federated.rounds == pooled.rounds)
        #expect(relativeDistance(federated.coefficients, pooled.coefficients) < 1e-8)
        let errors = try #require(federated.standardErrors)
        #expect(relativeDistance(errors, try #require(pooled.standardErrors)) < 1e-8)
    }

    @Test func `equals the direct fit of the design that its recipe makes`() throws {
        let frame = SampleRows(500, seed: 22, holdout: 100).frame
        let model = try PlainRun(
            StudyFixture().study(), frame.split(shares: [5, 2, 1], seed: 4)
        ).train()
        let rows = try InstitutionRows(institution: "Alder", frame: frame)
            .design(model.pipeline, part: .training)
        let penalties = [0] + [Double](repeating: 1, count: model.pipeline.columns.count)
        let fit = try LogisticFit.fit(rows, penalties: penalties)
        #expect(relativeDistance(model.coefficients, fit.coefficients) < 1e-8)
        let spread = try CovarianceEstimate(hessian: fit.sums.hessian, penalties: penalties)
        let errors = try #require(model.standardErrors)
        #expect(relativeDistance(errors, spread.standardErrors) < 1e-8)
    }

    @Test func `has the same bits for any number of threads`() throws {
        let frames = SampleRows(300, seed: 23).frame.split(shares: [5, 2, 1], seed: 4)
        let study = try StudyFixture().study()
        let one = try PlainRun(study, frames, threads: 1).train()
        #expect(try PlainRun(study, frames, threads: 3).train() == one)
    }

    @Test func `starts from an earlier model and comes to the same one sooner`() throws {
        let frames = SampleRows(400, seed: 24).frame.split(shares: [5, 2, 1], seed: 4)
        let run = PlainRun(try StudyFixture().study(), frames)
        let cold = try run.train()
        let names = cold.pipeline.columnNames
        let start = WarmStart(
            Dictionary(uniqueKeysWithValues: zip(names, cold.coefficients.map { $0 + 0.01 })))
        let warm = try run.train(start: start)
        #expect(warm.rounds < cold.rounds)
        #expect(relativeDistance(warm.coefficients, cold.coefficients) < 1e-8)
    }

    @Test func `takes copies of an institution as so many more rows`() throws {
        let frame = SampleRows(200, seed: 25, holdout: 100).frame
        let study = try StudyFixture().setting("learner.ridge", to: 0).study()
        let one = try PlainRun(study, [frame]).train()
        let four = try PlainRun(study, [frame, frame, frame, frame]).train()
        #expect(relativeDistance(four.coefficients, one.coefficients) < 1e-9)
        let errors = try #require(one.standardErrors)
        #expect(
            relativeDistance(try #require(four.standardErrors), errors.map { $0 / 2 }) < 1e-9)
    }
}

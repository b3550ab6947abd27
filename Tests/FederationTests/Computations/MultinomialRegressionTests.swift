import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Ridge multinomial regression by sums` {
    static let range = -100.0...100.0
    static let grades = ["none", "mild", "severe"]

    /// The rows of a stored Poisson fit with counts 0, 1 and more as classes, at its four sites.
    private func train(ridge: Double) throws -> TrainedModel {
        let fit = try #require(try GLMVectors.read().fit(named: "poisson, 4 sites"))
        let frames = fit.sites.map { rows in
            Frame.ofNumbers(
                fit.features, range: Self.range, rows: rows.map { fit.x[$0] },
                targets: rows.map { min(fit.y[$0], 2) }, targetKind: .classes(Self.grades))
        }
        let study = try StudyFixture.ofNumbers(fit.features, range: Self.range)
            .classes(Self.grades, ridge: ridge).study()
        return try PlainRun(study, frames).train()
    }

    /// Found by a general optimiser on numbers of double precision, without our code.
    @Test func `gives the coefficients and errors of an independent fit`() throws {
        let model = try train(ridge: 0)
        #expect(model.converged)
        #expect(
            relativeDistance(
                model.coefficients,
                [
                    0.3883346987587443, 0.493966296050636, -0.587851509734476, 0.6647834971047962,
                    1.411158391019862, -1.188144009562377,
                ]) < 1e-9)
        let errors = try #require(model.standardErrors)
        #expect(
            relativeDistance(
                errors,
                [
                    0.3785736667684949, 0.34029557869337784, 0.36495735885679337,
                    0.3686550436941892, 0.40178656108889016, 0.39694346267384933,
                ]) < 1e-6)
        let likelihood = try #require(model.trace.last)
        #expect(relativeDistance([likelihood], [-70.17666135763207]) < 1e-10)
        #expect(
            model.coefficientNames == [
                "intercept (mild)", "x1 (mild)", "x2 (mild)", "intercept (severe)",
                "x1 (severe)", "x2 (severe)",
            ])
    }

    /// The reference has coefficients for every class, each slope with the ridge.
    @Test func `with a ridge gives the symmetric penalised fit`() throws {
        let expected = [
            0.3363974773864083, 0.45124920697011833, -0.5357356661927717, 0.637774562426831,
            1.2996097283677939, -1.093491941352788,
        ]
        #expect(relativeDistance(try train(ridge: 1).coefficients, expected) < 1e-8)
    }

    @Test func `of two classes is the logistic model with twice the ridge`() throws {
        let sample = SampleRows(500, seed: 31)
        let classes = Frame(
            columns: sample.frame.columns, targets: sample.frame.targets,
            targetKind: .classes(["good", "bad"]), parts: sample.frame.parts,
            entities: sample.frame.entities)
        let logistic = try PlainRun(
            StudyFixture().setting("learner.ridge", to: 1).study(), [sample.frame]
        ).train()
        let study = try StudyFixture().classes(["good", "bad"], ridge: 2).study()
        let model = try PlainRun(study, classes.split(shares: [3, 2, 1], seed: 4)).train()
        #expect(relativeDistance(model.coefficients, logistic.coefficients) < 1e-8)
        let errors = try #require(model.standardErrors)
        #expect(relativeDistance(errors, try #require(logistic.standardErrors)) < 1e-8)
    }

    static let frame = SampleRows(900, seed: 32, holdout: 100, target: .classes(grades)).frame

    @Test(arguments: [[12, 1], [50, 7, 1], [80, 20, 5, 1, 1]], [0.0, 1.0])
    func `equals the fit on all rows together`(shares: [Int], ridge: Double) throws {
        let study = try StudyFixture().classes(Self.grades, ridge: ridge).study()
        let federated = try PlainRun(study, Self.frame.split(shares: shares, seed: 4)).train()
        let pooled = try PlainRun(study, [Self.frame]).train()
        #expect(federated.converged && federated.rounds == pooled.rounds)
        #expect(relativeDistance(federated.coefficients, pooled.coefficients) < 1e-8)
        let errors = try #require(federated.standardErrors)
        #expect(relativeDistance(errors, try #require(pooled.standardErrors)) < 1e-8)
    }

    /// Coefficients against the last class are those against the first, less the last one's own.
    @Test func `does not depend on which class comes first`() throws {
        let turned = Frame(
            columns: Self.frame.columns, targets: Self.frame.targets.map { 2 - $0 },
            targetKind: .classes(Self.grades.reversed()), parts: Self.frame.parts,
            entities: Self.frame.entities)
        let one = try PlainRun(StudyFixture().classes(Self.grades).study(), [Self.frame]).train()
        let other = try PlainRun(
            StudyFixture().classes(Self.grades.reversed()).study(), [turned]
        ).train()
        let count = one.pipeline.columnNames.count
        let (mild, severe) = (one.coefficients.prefix(count), one.coefficients.suffix(count))
        let expected = zip(mild, severe).map { $0 - $1 } + severe.map { -$0 }
        #expect(relativeDistance(other.coefficients, expected, scale: 0.01) < 1e-7)
    }

    @Test func `has the same bits for any number of threads and order of answers`() throws {
        let frames = Self.frame.split(shares: [5, 2, 1], seed: 4)
        let study = try StudyFixture().classes(Self.grades).study()
        let one = try PlainRun(study, frames).train()
        #expect(try PlainRun(study, frames, threads: 3).train() == one)
        #expect(try PlainRun(study, frames.reversed()).train().coefficients == one.coefficients)
    }

    @Test func `takes copies of an institution as so many more rows`() throws {
        let study = try StudyFixture().classes(Self.grades, ridge: 0).study()
        let one = try PlainRun(study, [Self.frame]).train()
        let four = try PlainRun(study, [Self.frame, Self.frame, Self.frame, Self.frame]).train()
        #expect(relativeDistance(four.coefficients, one.coefficients) < 1e-8)
        let errors = try #require(one.standardErrors)
        #expect(relativeDistance(try #require(four.standardErrors), errors.map { $0 / 2 }) < 1e-8)
    }

    @Test func `starts from an earlier model and comes to the same one sooner`() throws {
        let run = PlainRun(
            try StudyFixture().classes(Self.grades).study(),
            Self.frame.split(shares: [5, 2, 1], seed: 4))
        let cold = try run.train()
        let start = WarmStart(
            Dictionary(
                uniqueKeysWithValues: zip(
                    cold.coefficientNames, cold.coefficients.map { $0 + 0.01 })))
        let warm = try run.train(start: start)
        #expect(warm.rounds < cold.rounds)
        #expect(relativeDistance(warm.coefficients, cold.coefficients) < 1e-8)
    }

    @Test func `names the column that is a combination of others`() throws {
        let frame = Frame.ofNumbers(
            ["x", "twice_x"], range: Self.range,
            rows: (0..<60).map { [Double($0), 2 * Double($0)] },
            targets: (0..<60).map { Double($0 * 7 % 3) }, targetKind: .classes(Self.grades))
        let study = try StudyFixture.ofNumbers(["x", "twice_x"], range: Self.range)
            .classes(Self.grades, ridge: 0).study()
        #expect(throws: FoldError.collinear(column: "twice_x", with: ["x"])) {
            try PlainRun(study, frame.split(shares: [1, 1, 1], seed: 1)).train()
        }
    }

    @Test func `names the column that separates classes`() throws {
        let frame = Frame.ofNumbers(
            ["x"], range: Self.range, rows: (0..<30).map { [Double($0)] },
            targets: (0..<30).map { Double($0 / 10) }, targetKind: .classes(Self.grades))
        let study = try StudyFixture.ofNumbers(["x"], range: Self.range)
            .classes(Self.grades, ridge: 0).study()
        #expect(throws: FoldError.separated(columns: ["x"])) {
            try PlainRun(study, frame.split(shares: [1, 1, 1], seed: 1)).train()
        }
    }

    @Test func `gives back the coefficients of columns that were not standardised`() throws {
        let names = ["a", "b"]
        let rows = (0..<300).map { row -> [Double] in
            [Double(row % 17), Double(row * 5 % 23) - 40]
        }
        let targets = (0..<300).map { row -> Double in Double(row * 11 % 7 % 3) }
        let frame = Frame.ofNumbers(
            names, range: Self.range, rows: rows, targets: targets,
            targetKind: .classes(Self.grades))
        let plain = StudyFixture.ofNumbers(names, range: Self.range)
            .classes(Self.grades, ridge: 0)
        let raw = try PlainRun(plain.study(), [frame]).train()
        let standardised = try PlainRun(
            plain.setting("recipe", to: [["step": "standardise"]]).study(), [frame]
        ).train()
        #expect(
            relativeDistance(standardised.originalCoefficients, raw.coefficients, scale: 0.01)
                < 1e-8)
        let errors = try #require(standardised.originalStandardErrors)
        #expect(relativeDistance(errors, try #require(raw.standardErrors)) < 1e-8)
    }
}

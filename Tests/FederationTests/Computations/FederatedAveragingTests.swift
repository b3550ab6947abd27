import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Federated averaging` {
    static let frame = SampleRows(240, seed: 31, holdout: 100).frame

    /// One step over all rows in each round, as `batch` 0 and no momentum say.
    private func fixture(
        rounds: Int, weights: String = "rows", ridge: Double = 2
    ) -> StudyFixture {
        StudyFixture().setting(
            "learner",
            to: [
                "kind": "logistic", "method": "averaging", "ridge": .double(ridge),
                "rounds": .integer(rounds), "epochs": 1, "batch": 0, "learningRate": 0.5,
                "momentum": 0, "weights": .string(weights),
            ])
    }

    private func rows(_ frame: Frame, _ pipeline: FeaturePipeline) throws -> LabelledRows {
        try InstitutionRows(institution: "Alder", frame: frame).design(pipeline, part: .training)
    }

    /// So many steps of plain gradient descent on the given rows.
    private func descend(
        _ rows: LabelledRows, steps: Int, ridgePerRow: Double
    ) -> [Double] {
        var generator = SeededGenerator(seed: 0)
        return MiniBatchDescent(learningRate: 0.5, epochs: steps, ridgePerRow: ridgePerRow)
            .run(
                rows, from: [Double](repeating: 0, count: rows.design.columnCount),
                generator: &generator
            ).coefficients
    }

    @Test(arguments: [1, 4])
    func `of one step over all rows is gradient descent on all rows together`(rounds: Int) throws {
        let frames = Self.frame.split(shares: [8, 3, 1], seed: 1)
        let model = try PlainRun(fixture(rounds: rounds).study(), frames).train()
        let pooled = try rows(Self.frame, model.pipeline)
        let expected = descend(
            pooled, steps: rounds, ridgePerRow: 2 / Double(pooled.rowCount))
        #expect(model.rounds == rounds)
        #expect(relativeDistance(model.coefficients, expected, scale: 0.01) < 1e-12)
    }

    @Test func `counts every institution the same where the study says so`() throws {
        let frames = Self.frame.split(shares: [8, 3, 1], seed: 1)
        let model = try PlainRun(fixture(rounds: 1, weights: "equal").study(), frames).train()
        let ridge = 2 / Double(Self.frame.rows(in: .training).count)
        let steps = try frames.map {
            descend(try rows($0, model.pipeline), steps: 1, ridgePerRow: ridge)
        }
        let expected = model.coefficients.indices.map { index in
            steps.reduce(0) { $0 + $1[index] } / 3
        }
        #expect(relativeDistance(model.coefficients, expected, scale: 0.01) < 1e-12)
        let byRows = try PlainRun(fixture(rounds: 1).study(), frames).train()
        #expect(relativeDistance(byRows.coefficients, expected, scale: 0.01) > 1e-3)
    }

    @Test func `of k copies of an institution is that of one`() throws {
        let one = try PlainRun(fixture(rounds: 3, ridge: 2).study(), [Self.frame]).train()
        let three = try PlainRun(
            fixture(rounds: 3, ridge: 6).study(), [Self.frame, Self.frame, Self.frame]
        ).train()
        #expect(relativeDistance(three.coefficients, one.coefficients, scale: 0.01) < 1e-12)
    }

    @Test func `has the same bits in every order of arrival, mini-batches included`() throws {
        let study = try StudyFixture().averaging(rounds: 3).study()
        let run = PlainRun(study, Self.frame.split(shares: [8, 3, 1], seed: 1))
        let first = try run.carryOut()
        let second = try run.carryOut { Array($0.reversed()) }
        #expect(first.sums == second.sums)
        #expect(first.outcome.payload == second.outcome.payload)
    }

    @Test func `lowers the mean loss from log 2, round by round`() throws {
        let model = try PlainRun(
            fixture(rounds: 30).study(), Self.frame.split(shares: [8, 3, 1], seed: 1)
        ).train()
        #expect(relativeDistance([model.trace[0]], [ElementaryFunctions.log(2)]) < 1e-12)
        #expect(zip(model.trace, model.trace.dropFirst()).allSatisfy { $1 < $0 })
        #expect(model.standardErrors == nil)
    }

    @Test(arguments: ["rows", "equal"])
    func `takes nothing from an institution without rows`(weights: String) throws {
        let frames = Self.frame.split(shares: [3, 0, 1], seed: 1)
        let study = try fixture(rounds: 2, weights: weights).study()
        let model = try PlainRun(study, frames).train()
        let without = try PlainRun(study, [frames[0], frames[2]]).train()
        #expect(relativeDistance(model.coefficients, without.coefficients, scale: 0.01) < 1e-12)
    }

    @Test func `names the institution where local training diverged`() throws {
        let study = try fixture(rounds: 1).setting("learner.learningRate", to: 1000).study()
        #expect(throws: AnswerError.updateDiverged(institution: "Alder")) {
            try PlainRun(study, Self.frame.split(shares: [8, 3, 1], seed: 1)).train()
        }
    }
}

import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Overlap of a model's features` {
    static let recipe: JSONValue = [
        ["step": "clip"], ["step": "impute"], ["step": "one-hot"], ["step": "standardise"],
    ]

    /// Studies of every target, with their rows.
    private func run(_ target: TargetKind, shares: [Int]) throws -> PlainRun {
        let rows = SampleRows(400, seed: 9, holdout: 100, target: target).frame
        let fixture =
            switch target {
            case .event: StudyFixture()
            case .classes(let names): StudyFixture().classes(names)
            case .amount(let range): StudyFixture().amount(range)
            }
        return PlainRun(
            try fixture.setting("recipe", to: Self.recipe).study(),
            rows.split(shares: shares, seed: 2))
    }

    static let targets: [TargetKind] = [
        .event, .classes(["low", "middle", "high"]), .amount(range: 0...100),
    ]

    /// What the sums of the fit say, against correlations of the pooled columns themselves.
    @Test(arguments: targets)
    func `is that of all training rows, whatever the learner sums`(target: TargetKind) throws {
        let run = try run(target, shares: [3, 2, 1])
        let model = try run.train()
        let found = try #require(model.collinearity)
        let designs = try run.institutions.map {
            try $0.design(model.pipeline, part: .training).design
        }
        let rows = designs.flatMap { design in (0..<design.rowCount).map { Array(design.row($0)) } }
        let names = model.featureNames
        #expect(names == ["amount", "tenure", "returning", "purpose"])
        for pair in found.pairs {
            let strongest = Self.strongest(
                rows, model.pipeline.columns.map(\.feature), names[pair.first],
                names[pair.second])
            #expect(abs(pair.correlation - strongest) < 1e-9)
        }
        #expect(found.pairs.count == 6)
        #expect(found.combinations.isEmpty && found.inflation.allSatisfy { $0 ?? 0 >= 1 })
    }

    /// The strongest correlation of a column of the one feature with one of the other; columns have
    /// mean 0 and variance 1.
    private static func strongest(
        _ rows: [[Double]], _ features: [String], _ one: String, _ other: String
    ) -> Double {
        var strongest = 0.0
        for (first, own) in features.enumerated() where own == one {
            for (second, own) in features.enumerated() where own == other {
                let sum = rows.reduce(0) { $0 + $1[first + 1] * $1[second + 1] }
                let correlation = sum / Double(rows.count)
                if correlation.magnitude > strongest.magnitude { strongest = correlation }
            }
        }
        return strongest
    }

    @Test(arguments: targets)
    func `is the same however rows are spread`(target: TargetKind) throws {
        let federated = try #require(try run(target, shares: [3, 0, 2, 1]).train().collinearity)
        let pooled = try #require(try run(target, shares: [1]).train().collinearity)
        #expect(
            relativeDistance(
                federated.inflation.map { $0 ?? 0 }, pooled.inflation.map { $0 ?? 0 }) < 1e-9)
        #expect(abs(federated.conditionNumber / pooled.conditionNumber - 1) < 1e-9)
    }

    /// b is a in other units, and c has nothing to do with either.
    @Test func `names a feature that repeats another`() throws {
        var generator = SeededGenerator(seed: 6)
        let rows = (0..<80).map { _ in
            let a = Double(generator.index(below: 50))
            return [a, 2 * a, Double(generator.index(below: 100))]
        }
        let frame = Frame.ofNumbers(
            ["a", "b", "c"], range: 0...100, rows: rows,
            labels: (0..<80).map { _ in UInt8(generator.index(below: 2)) })
        let study = try StudyFixture.ofNumbers(["a", "b", "c"], range: 0...100)
            .setting("recipe", to: [["step": "standardise"]]).setting("learner.ridge", to: 1)
            .study()
        let model = try PlainRun(study, frame.split(shares: [2, 1, 1], seed: 1)).train()
        let found = try #require(model.collinearity)
        #expect(found.combinations.map(\.feature) == [1])
        #expect(found.combinations.map(\.of) == [[0]])
        #expect(found.strongPairs.map { [$0.first, $0.second] } == [[0, 1]])
        #expect(abs(found.pairs[0].correlation - 1) < 1e-12)
    }

    /// The words behind the first round's others; least squares sum the same products.
    @Test func `is told of averaging, too, where a study asks for the products`() throws {
        let steps = StudyFixture().averaging(rounds: 2).setting("recipe", to: Self.recipe)
        let asking = try steps.setting("learner.products", to: true).study()
        let frames = SampleRows(400, seed: 9, holdout: 100).frame
            .split(shares: [3, 0, 2, 1], seed: 2)
        let found = try #require(try PlainRun(asking, frames).train().collinearity)
        let newton = try #require(try run(.event, shares: [3, 2, 1]).train().collinearity)
        #expect(
            relativeDistance(
                found.inflation.map { $0 ?? 0 }, newton.inflation.map { $0 ?? 0 }) < 1e-9)
        let plain = try PlainRun(steps.study(), frames).train()
        #expect(try PlainRun(asking, frames).train().coefficients == plain.coefficients)
    }

    @Test func `is not told where no sum weighs all rows alike`() throws {
        let averaged = try StudyFixture().averaging(rounds: 1).study()
        let frames = SampleRows(300, seed: 9).frame.split(shares: [1, 1, 1], seed: 2)
        #expect(try PlainRun(averaged, frames).train().collinearity == nil)
        let start = WarmStart(["intercept": 0.5])
        let study = try StudyFixture().study()
        #expect(try PlainRun(study, frames).train(start: start).collinearity == nil)
    }
}

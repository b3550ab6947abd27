import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Scaling per institution` {
    private static let recipe: JSONValue = [["step": "standardise", "by": "institution"]]

    private func study(ridge: Double = 1) throws -> Study {
        try StudyFixture.ofNumbers(["x"], range: 0...1000).setting("recipe", to: Self.recipe)
            .setting("learner.ridge", to: .double(ridge)).study()
    }

    private func frame(_ numbers: [Double], labels: [UInt8]) -> Frame {
        .ofNumbers(["x"], range: 0...1000, rows: numbers.map { [$0] }, labels: labels)
    }

    private func values(_ pipeline: FeaturePipeline, _ frame: Frame) throws -> [Double] {
        let design = try pipeline.apply(to: frame, rows: Array(0..<frame.rowCount))
        return (0..<frame.rowCount).map { design.values[2 * $0 + 1] }
    }

    /// 1 and 3 lie one deviation of 1 about 2; 10, 20, 20 and 30 about 20 by √50.
    @Test func `takes each institution's own mean and deviation`() throws {
        let frames = [
            frame([1, 3], labels: [0, 1]), frame([10, 20, 20, 30], labels: [0, 0, 1, 1]),
            frame([5], labels: [1]),
        ]
        let pipeline = try PlainRun(study(), frames).train().pipeline
        #expect(try values(pipeline, frames[0]) == [-1, 1])
        let root = 50.0.squareRoot()
        #expect(try values(pipeline, frames[1]) == [-10 / root, 0, 0, 10 / root])
        #expect(try values(pipeline, frames[2]) == [0])
    }

    /// The federation's seven training rows bound a column by √7, rounded up to 4: 3 at home lies
    /// one deviation above 2, and 100 would lie 98 above.
    @Test func `cuts rows that lie further out than a training row can`() throws {
        let frames = [
            frame([1, 3], labels: [0, 1]), frame([10, 20, 20, 30], labels: [0, 0, 1, 1]),
            frame([5], labels: [1]),
        ]
        let pipeline = try PlainRun(study(), frames).train().pipeline
        #expect(pipeline.bounds == [1, 4])
        let design = try pipeline.apply(
            to: frame([100, 0], labels: [0, 1]), rows: [0, 1],
            scales: HomeScales(pipeline, of: frames[0]))
        #expect(design.values == [1, 4, 1, -2])
    }

    /// What institutions differ by is gone: with all of cedar's numbers 500 higher the model has the
    /// same bits, and with one scale for all it has not.
    @Test func `erases what institutions differ by`() throws {
        var generator = SeededGenerator(seed: 11)
        let frames = (0..<3).map { _ in
            frame(
                (0..<40).map { _ in Double(generator.index(below: 100)) },
                labels: (0..<40).map { _ in UInt8(generator.index(below: 2)) })
        }
        let shifted =
            [frames[0], frames[1]] + [
                frames[2].changing("x") { _, value, state in (value + 512, state) }
            ]
        let model = try PlainRun(study(), frames).train()
        let moved = try PlainRun(study(), shifted).train()
        #expect(relativeDistance(moved.coefficients, model.coefficients) < 1e-12)
        let common = try StudyFixture.ofNumbers(["x"], range: 0...1000)
            .setting("recipe", to: [["step": "standardise"]]).study()
        let one = try PlainRun(common, frames).train()
        let other = try PlainRun(common, shifted).train()
        #expect(relativeDistance(other.coefficients, one.coefficients) > 1e-3)
    }

    @Test func `leaves no mean and no deviation of anybody in the model's file`() throws {
        let study = try study()
        let frames = [
            frame([1, 3], labels: [0, 1]), frame([10, 20, 20, 30], labels: [0, 0, 1, 1]),
            frame([5], labels: [1]),
        ]
        let run = PlainRun(study, frames)
        let card = String(
            decoding: ModelArtefact(try run.train(), study: study).bytes, as: UTF8.self)
        #expect(card.contains(#"\"scaledBy\":\"institution\""#))
        #expect(!card.contains(#"\"mean\""#) && !card.contains(#"\"scale\":"#))
        #expect(try run.carryOut().sums[2] == [2])
    }

    @Test func `leaves codes and flags on the federation's scale`() throws {
        let study = try StudyFixture().setting("recipe", to: Self.recipe).study()
        let frames = SampleRows(300, seed: 3, holdout: 200).frame.split(shares: [1, 1, 1], seed: 1)
        let columns = try PlainRun(study, frames).train().pipeline.columns
        let own = Set(columns.filter(\.isScaledAtHome).map(\.name))
        #expect(own == ["amount", "tenure"])
    }
}

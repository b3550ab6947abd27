import Comparison
import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `What a run tells of its inputs` {
    /// 120 training rows over three institutions: of x 20 lie below and 3 above the range, y repeats
    /// x, and z is the same everywhere.
    private func figures(
        _ recipe: JSONValue, countStep: Int = 5
    ) throws -> RecipeFigures {
        let rows = (0..<120).map { row -> [Double] in
            let x = row < 20 ? -5.0 : row < 23 ? 99.0 : Double(row % 9)
            return [x, 2 * min(max(x, 0), 10), 7]
        }
        let frame = Frame.ofNumbers(
            ["x", "y", "z"], range: 0...10, rows: rows,
            labels: (0..<120).map { UInt8($0 % 5 % 2) })
        let study = try StudyFixture.ofNumbers(
            ["x", "y", "z"], range: 0...10, edges: (1...19).map { Double($0) / 2 }
        ).setting("recipe", to: recipe).setting("learner.ridge", to: 1)
            .setting("privacy.smallestCell", to: 10).study()
        let run = PlainRun(study, frame.split(shares: [2, 1, 1], seed: 3))
        let recipe = ModelFigures(try run.carryOut().outcome, countStep: countStep).recipe
        return try #require(recipe)
    }

    private static let steps: JSONValue = [["step": "clip"], ["step": "standardise"]]

    @Test func `counts clipped rows where there are as many as may be told`() throws {
        let told = try figures(Self.steps).clipped
        #expect(told.first == .init(feature: "x", below: 20, above: nil))
        #expect(!told.contains { $0.feature == "z" })
        #expect(try figures([["step": "winsorise"]]).clipped.isEmpty)
    }

    @Test func `rounds counts as the report does`() throws {
        let counts = try [1, 5, 40].map { try figures(Self.steps, countStep: $0).clipped[0].below }
        #expect(counts == [20, 20, 40])
    }

    @Test func `names what repeats and what was dropped`() throws {
        let told = try figures(Self.steps)
        #expect(told.dropped == [.init(column: "z", reason: "constant in training")])
        #expect(told.scaledAtHome.isEmpty)
        let overlap = try #require(told.overlap)
        #expect(overlap.pairs.map { [$0.first, $0.second] } == [["x", "y"]])
        #expect(overlap.largestCorrelation ?? 0 > 0.8)
    }

    @Test func `tells of fewer cells than were asked for`() throws {
        let joined = try figures(Self.steps).joined
        #expect(joined.map(\.feature) == ["x", "y", "z"])
        #expect(joined.allSatisfy { $0.asked == 20 && $0.cells == 10 })
    }

    @Test func `names the features that each institution scales by its own rows`() throws {
        let steps: JSONValue = [["step": "clip"], ["step": "standardise", "by": "institution"]]
        #expect(try figures(steps).scaledAtHome == ["x", "y"])
    }
}

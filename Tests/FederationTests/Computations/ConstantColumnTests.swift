import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `A feature with one value everywhere` {
    struct Case: Sendable, CustomTestStringConvertible {
        let feature: String
        let value: Double
        let steps: JSONValue
        let dropped: [String]
        let reason: String

        init(
            _ feature: String, _ value: Double, _ steps: JSONValue, dropped: [String],
            _ reason: String = "constant in training"
        ) {
            self.feature = feature
            self.value = value
            self.steps = steps
            self.dropped = dropped
            self.reason = reason
        }

        var testDescription: String { "\(feature) in \(steps)" }
    }

    /// Each kind of step once, with a feature that goes through it. 6000 lies in the cell from 5000
    /// to 10,000.
    static let cases = [
        Case("amount", 6000, [["step": "clip"]], dropped: ["amount"]),
        Case("amount", 6000, [["step": "winsorise"]], dropped: ["amount"]),
        Case("amount", 6000, [["step": "log", "features": ["amount"]]], dropped: ["amount"]),
        Case("amount", 6000, [["step": "impute"]], dropped: ["amount"]),
        Case(
            "amount", 6000, [["step": "bins", "features": ["amount"]]],
            dropped: [
                "amount below 2000", "amount 2000 to 5000", "amount 5000 to 10000",
                "amount 10000 to 20000", "amount 20000 to 30000", "amount 30000 to 40000",
                "amount from 40000",
            ]),
        Case(
            "amount", 6000, [["step": "woe", "features": ["amount"]]], dropped: ["amount WOE"],
            "no two bins hold rows, events and non-events enough"),
        Case(
            "amount", 6000, [["step": "spline", "features": ["amount"]]],
            dropped: ["amount", "amount curve 1", "amount curve 2"]),
        Case("returning", 1, [["step": "impute"]], dropped: ["returning"]),
        Case(
            "purpose", 0, [["step": "one-hot", "cutoff": 0]],
            dropped: ["purpose = car", "purpose = other"]),
        Case("amount", 6000, [["step": "standardise"]], dropped: ["amount"]),
        Case("amount", 6000, [["step": "standardise", "robust": true]], dropped: ["amount"]),
        Case(
            "amount", 6000, [["step": "standardise", "by": "institution"]], dropped: ["amount"],
            "constant in training at every institution"),
    ]

    @Test(arguments: cases)
    func `is dropped by name, with its reason`(example: Case) throws {
        let frame = SampleRows(300, seed: 3, holdout: 200).frame
            .changing(example.feature) { _, _, _ in (example.value, FrameColumn.value) }
        let study = try StudyFixture().setting("recipe", to: example.steps).study()
        let run = PlainRun(study, frame.split(shares: [3, 2, 1], seed: 1))
        let pipeline = try run.train().pipeline
        #expect(!pipeline.columns.contains { $0.feature == example.feature })
        #expect(pipeline.dropped.map(\.name) == example.dropped)
        #expect(pipeline.dropped.allSatisfy { $0.reason == example.reason })
    }

    /// Alder always pays 6000, birch 7000 and cedar 8000: by its own scale no institution sees any
    /// difference, by one scale for all there is one.
    @Test func `at each institution is dropped only where each has its own scale`() throws {
        let frames = SampleRows(300, seed: 3, holdout: 200).frame.split(shares: [1, 1, 1], seed: 1)
            .enumerated().map { index, frame in
                frame.changing("amount") { _, _, _ in
                    (6000 + 1000 * Double(index), FrameColumn.value)
                }
            }
        let own: JSONValue = [["step": "standardise", "by": "institution"]]
        let all: JSONValue = [["step": "standardise"]]
        func columns(_ steps: JSONValue) throws -> [String] {
            let study = try StudyFixture().setting("recipe", to: steps).study()
            return try PlainRun(study, frames).train().pipeline.columns.map(\.feature)
        }
        let (scaledAtHome, scaledTogether) = (try columns(own), try columns(all))
        #expect(!scaledAtHome.contains("amount") && scaledTogether.contains("amount"))
    }
}

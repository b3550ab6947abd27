import Documents
import Federation
import FederationTesting
import Learning
import Messaging
import Testing

@Suite struct `A run's script` {
    static let frames = SampleRows(240, seed: 71).frame.split(shares: [6, 3, 1], seed: 2)

    @Test func `asks counts, profile, recipe, training, evaluation and calibration`() throws {
        let steps = try PlainRun(StudyFixture().study(), Self.frames).carryOut().steps
        #expect(Array(steps.prefix(3)) == ["row-counts", "profile", "recipe"])
        let newton = steps.count { $0 == "newton" }
        #expect(newton > 2 && steps[3..<3 + newton].allSatisfy { $0 == "newton" })
        #expect(steps[3 + newton] == "evaluation")
        #expect(steps[(4 + newton)...].allSatisfy { $0 == "calibration" })
    }

    @Test func `leads from the same sums to the same questions, byte for byte`() throws {
        let study = try StudyFixture().study()
        let sums = try PlainRun(study, Self.frames).carryOut().sums
        func questions() throws -> [[UInt8]] {
            var script = RunScript(study: study, institutions: 3)
            var payloads: [[UInt8]] = []
            for (index, sum) in sums.enumerated() {
                payloads.append(
                    QuestionMessage.payload(
                        try script.question(), round: index + 1, keySet: .zero))
                _ = try script.fold(sum)
            }
            return payloads
        }
        let first = try questions()
        #expect(try questions() == first)
        #expect(Set(first).count == first.count)
    }

    @Test func `has an outcome that does not depend on the order of arrival`() throws {
        let run = PlainRun(try StudyFixture().study(), Self.frames)
        let forwards = try run.carryOut()
        let backwards = try run.carryOut { Array($0.reversed()) }
        #expect(forwards.outcome == backwards.outcome)
        #expect(forwards.outcome.payload == backwards.outcome.payload)
    }

    @Test func `accepts an institution without rows`() throws {
        let study = try StudyFixture().study()
        let empty = Self.frames[0].selecting([])
        let with = try PlainRun(study, Self.frames + [empty]).carryOut()
        let without = try PlainRun(study, Self.frames).carryOut()
        #expect(with.outcome.tables.federated.rowCount == without.outcome.tables.federated.rowCount)
        #expect(
            relativeDistance(
                with.outcome.model.coefficients, without.outcome.model.coefficients, scale: 0.01)
                < 1e-9)
    }

    @Test func `refuses a sum that honest answers cannot reach`() throws {
        var script = RunScript(study: try StudyFixture().study(), institutions: 3)
        #expect(throws: FoldError.sum(.outOfRange(block: "rows"))) {
            try script.fold([UInt64](repeating: .max, count: 59))
        }
        #expect(throws: FoldError.sum(.lengthMismatch(expected: 59, received: 5))) {
            try script.fold([1, 2, 3, 4, 5])
        }
    }

    @Test func `says what a model's file is made of`() throws {
        let outcome = try PlainRun(StudyFixture().study(), Self.frames).carryOut().outcome
        let artefact = ModelArtefact(outcome.model, study: outcome.study)
        let file = try Safetensors(decoding: artefact.bytes)
        #expect(try file.f64("coefficients") == outcome.model.coefficients)
        #expect(try file.f64("standard_errors") == outcome.model.standardErrors)
        let text = String(decoding: outcome.payload, as: UTF8.self)
        #expect(text.contains(artefact.digest.hex))
    }
}

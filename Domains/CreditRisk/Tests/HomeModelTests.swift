import Documents
import Federation
import Learning
import Testing

@Suite(.enabled(if: SampleBank.isPresent)) struct `What a bank fits at home` {
    private static let trained = Result {
        let federation = try SampleFederation(SampleFederation.study())
        return (federation: federation, model: try federation.train())
    }

    private func home(
        _ rows: InstitutionRows?, _ model: TrainedModel, _ study: Study
    ) throws -> HomePredictions {
        try HomePredictions(model: model, study: study, rows: #require(rows))
    }

    @Test func `as its local baseline rests on its own rows only`() throws {
        let (federation, model) = try Self.trained.get()
        let changed = federation.replacing("other-lenders") { $0.turningOutcomes(in: .training) }
        let study = federation.study
        let before = try home(federation["us-bank"], model, study)
        let after = try home(changed["us-bank"], changed.train(), study)
        #expect(before.local == after.local)
        #expect(before.federated != after.federated)
        let others = try home(federation["other-lenders"], model, study)
        #expect(try home(changed["other-lenders"], model, study).local != others.local)
    }

    @Test func `as its local baseline rests on training rows only`() throws {
        let (federation, model) = try Self.trained.get()
        let before = try home(federation["us-bank"], model, federation.study)
        for part in [RowPart.validation, .holdout] {
            let changed = federation.replacing("us-bank") { $0.turningOutcomes(in: part) }
            #expect(try home(changed["us-bank"], model, federation.study).local == before.local)
        }
    }

    @Test func `as recalibration rests on validation rows only`() throws {
        let (federation, model) = try Self.trained.get()
        let before = try home(federation["us-bank"], model, federation.study)
        func recalibration(turning part: RowPart) throws -> HomeRecalibration? {
            let changed = federation.replacing("us-bank") { $0.turningOutcomes(in: part) }
            return try home(changed["us-bank"], model, federation.study).recalibration
        }
        #expect(before.recalibration != nil)
        #expect(try recalibration(turning: .holdout) == before.recalibration)
        #expect(try recalibration(turning: .training) == before.recalibration)
        #expect(try recalibration(turning: .validation) != before.recalibration)
    }

    @Test func `is not recalibrated where the study keeps no validation rows`() throws {
        let study = try SampleFederation.study(changing: [
            (
                "split",
                ["kind": "column", "column": "reference_split", "validation": 0]
            )
        ])
        let (federation, model) = try Self.trained.get()
        let home = try home(federation["us-bank"], model, study)
        #expect(home.recalibrated == nil && home.recalibration == nil)
    }
}

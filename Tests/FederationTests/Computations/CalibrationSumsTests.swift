import Documents
import Federation
import FederationTesting
import Learning
import Testing

@Suite struct `Calibration by sums` {
    static let frames = SampleRows(500, seed: 61).frame.split(shares: [6, 3, 1], seed: 2)

    private func found(_ fit: FederatedCalibration.Fit?) throws -> NewtonFit {
        guard case .found(let fit)? = fit else { throw NotFound() }
        return fit
    }

    private struct NotFound: Error {}

    @Test func `equals the fits on all hold-out rows together`() throws {
        let outcome = try PlainRun(StudyFixture().study(), Self.frames).carryOut().outcome
        let homes = try Self.frames.map { frame in
            try HomePredictions(
                model: outcome.model, study: outcome.study,
                rows: InstitutionRows(institution: "Alder", frame: frame))
        }
        let rows = ScoredRows(
            labels: homes.flatMap(\.labels), probabilities: homes.flatMap(\.federated))
        let intercept = try found(outcome.calibration?.intercept)
        let pooledIntercept = try CalibrationFit.intercept(rows)
        #expect(abs(intercept.coefficients[0] - pooledIntercept.estimate) < 1e-8)
        let error = try #require(intercept.standardErrors)
        #expect(relativeDistance([error[0]], [pooledIntercept.standardError]) < 1e-8)
        let slope = try found(outcome.calibration?.slope)
        let pooledSlope = try CalibrationFit.slope(rows)
        #expect(abs(slope.coefficients[1] - pooledSlope.estimate) < 1e-8)
        let errors = try #require(slope.standardErrors)
        #expect(relativeDistance([errors[1]], [pooledSlope.standardError]) < 1e-8)
    }

    /// The likelihood equations of an unpenalised model with an intercept are those of a = 0, b = 1.
    @Test func `of an unpenalised model on its training rows is 0 and 1`() throws {
        let study = try StudyFixture().setting("learner.ridge", to: 0)
            .setting("evaluation.subgroups", to: []).study()
        let training = Self.frames.map { frame in frame.selecting(frame.rows(in: .training)) }
        let both = training.map { Frame.joined([$0, $0.assigning(.holdout)]) }
        let outcome = try PlainRun(study, both).carryOut().outcome
        #expect(abs(try found(outcome.calibration?.intercept).coefficients[0]) < 1e-7)
        let slope = try found(outcome.calibration?.slope)
        #expect(abs(slope.coefficients[0]) < 1e-7 && abs(slope.coefficients[1] - 1) < 1e-7)
    }

    @Test func `is undefined, with its reason, where all hold-out rows are of one class`() throws {
        let frames = Self.frames.map { frame in
            frame.selecting(
                (0..<frame.rowCount).filter {
                    frame.parts[$0] == .training || frame.labels[$0] == 0
                })
        }
        let outcome = try PlainRun(StudyFixture().study(), frames).carryOut().outcome
        guard case .undefined(let reason)? = outcome.calibration?.intercept else {
            Issue.record("no shift of log odds fits rows of one class")
            return
        }
        #expect(!reason.isEmpty)
    }
}

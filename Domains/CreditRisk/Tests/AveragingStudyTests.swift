import Federation
import Learning
import Testing

@Suite(.enabled(if: SampleBank.isPresent)) struct `The averaging study of the SBA set` {
    /// Σ log loss + λ/2·|b|² over the training rows, which Newton's method minimises.
    private func objective(_ model: TrainedModel, of rows: InstitutionRows) throws -> Double {
        let training = try rows.design(model.pipeline, part: .training)
        let losses = zip(
            training.labels, model.linearModel.linearPredictors(training.design)
        ).map { label, predictor in
            ProbabilityMetrics.logLoss(
                label: UInt8(label), probability: ElementaryFunctions.sigmoid(predictor))
        }
        let penalty = model.coefficients.dropFirst().reduce(0) { $0 + $1 * $1 } / 2
        return losses.reduce(0, +) + penalty
    }

    @Test func `comes near to Newton's pooled fit, and never beyond it`() throws {
        let federation = try SampleFederation(SampleFederation.study("study-averaging.json"))
        let averaged = try federation.train()
        let newton = try SampleFederation(
            study: SampleFederation.study(), banks: [federation.pooled]
        ).train()
        #expect(averaged.pipeline.columnNames == newton.pipeline.columnNames)
        #expect(averaged.rounds == 60 && averaged.standardErrors == nil)
        let least = try objective(newton, of: federation.pooled)
        let reached = try objective(averaged, of: federation.pooled)
        #expect(reached > least)
        #expect(reached < 1.05 * least, "sixty rounds come within 5 % of the least there is")
        let scores = try [averaged, newton].map {
            try RankingMetrics(federation.pooled.holdoutScores(of: $0)).auc()
        }
        #expect(scores[0] >= scores[1] - 0.01)
    }
}

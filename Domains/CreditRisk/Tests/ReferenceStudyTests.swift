import Federation
import Institution
import Learning
import Testing

/// The fit of all columns of the published file, against an independent one: AUC 0.8127, log loss
/// 0.4921, Brier score 0.1617 on the published split, each to 0.002.
@Suite(.enabled(if: SampleBank.isPresent)) struct `The reference study of the SBA set` {
    private static let trained = Result {
        let federation = try SampleFederation(SampleFederation.study("study-reference.json"))
        return (federation: federation, model: try federation.train())
    }

    @Test func `has fifty columns and an intercept`() throws {
        let model = try Self.trained.get().model
        #expect(model.pipeline.columnNames.count == 51)
        #expect(model.pipeline.columnNames.first == "intercept")
        #expect(model.converged)
    }

    @Test func `keeps no rows for validation, so that all training rows train`() throws {
        let totals = try Self.trained.get().model.totals
        #expect(totals.validation.rows == 0)
        #expect(totals.training.rows == 1470 && totals.holdout.rows == 632)
    }

    @Test func `agrees with the independent fit on the pooled hold-out rows`() throws {
        let (federation, model) = try Self.trained.get()
        let scores = try federation.pooled.holdoutScores(of: model)
        let auc = try RankingMetrics(scores).auc()
        #expect(abs(auc - 0.8127) <= 0.002)
        #expect(abs(try ProbabilityMetrics.logLoss(scores) - 0.4921) <= 0.002)
        #expect(abs(try ProbabilityMetrics.brier(scores) - 0.1617) <= 0.002)
        let table = ScoreTable(scores, layout: ScoreTableLayout())
        let bracket = try table.aucBracket()
        #expect((bracket.lower...bracket.upper).contains(auc))
        #expect(abs(try table.logLoss() - ProbabilityMetrics.logLoss(scores)) < 1e-5)
        #expect(abs(try table.brier() - ProbabilityMetrics.brier(scores)) < 1e-8)
    }

    @Test func `gives the pooled coefficients to 1e-8`() throws {
        let (federation, model) = try Self.trained.get()
        let pooled = try SampleFederation(study: federation.study, banks: [federation.pooled])
            .train()
        #expect(model.pipeline.columnNames == pooled.pipeline.columnNames)
        for (value, reference) in zip(model.coefficients, pooled.coefficients) {
            #expect(abs(value - reference) <= 1e-8 * abs(reference))
        }
    }
}

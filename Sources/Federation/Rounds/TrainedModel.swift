package import Learning

/// A logistic model with the frozen recipe that feeds it.
package struct TrainedModel: Sendable, Hashable {
    package let totals: RowTotals
    package let profile: FederatedProfile
    package let pipeline: FeaturePipeline
    /// One for each of the pipeline's columns, intercept first.
    package let coefficients: [Double]
    /// Nil where the method gives none.
    package let standardErrors: [Double]?
    package let converged: Bool
    /// Rounds of training alone.
    package let rounds: Int
    /// The penalised log likelihood, or the mean loss, after each round.
    package let trace: [Double]

    init(_ inputs: ModelInputs, _ fit: NewtonFit) {
        totals = inputs.totals
        profile = inputs.profile
        pipeline = inputs.pipeline
        coefficients = fit.coefficients
        standardErrors = fit.standardErrors
        converged = fit.converged
        rounds = fit.rounds
        trace = fit.trace
    }

    init(_ inputs: ModelInputs, _ fit: AveragingFit) {
        totals = inputs.totals
        profile = inputs.profile
        pipeline = inputs.pipeline
        coefficients = fit.coefficients
        standardErrors = nil
        converged = fit.converged
        rounds = fit.rounds
        trace = fit.meanLosses
    }

    package var linearModel: LinearModel {
        LinearModel(columnNames: pipeline.columnNames, coefficients: coefficients)
    }
}

/// Coefficients of an earlier model, by column name.
package struct WarmStart: Sendable, Hashable {
    package let coefficients: [String: Double]

    package init(_ coefficients: [String: Double]) {
        self.coefficients = coefficients
    }

    func coefficients(for pipeline: FeaturePipeline) -> [Double] {
        pipeline.columnNames.map { coefficients[$0] ?? 0 }
    }
}

import Learning

/// From rows to a trained model, in rounds: row counts → profile → recipe → training.
///
/// The same script trains the federated model over K institutions, the local baseline over one, and
/// the pooled model of a rehearsal.
package struct TrainingScript: Sendable {
    private enum Stage: Sendable {
        case counting(RunningComputation<RowCounts>)
        case profiling(RunningComputation<Profile>, RowTotals)
        case fittingRecipe(RunningComputation<RecipeFit>, RowTotals, FederatedProfile)
        case newton(RunningComputation<NewtonRegression>, ModelInputs)
        case averaging(RunningComputation<FederatedAveraging>, ModelInputs)
    }

    private let study: Study
    private let institutions: Int
    private let start: WarmStart?
    private var stage: Stage

    /// `start` gives coefficients by column name; columns that it lacks begin at 0.
    package init(study: Study, institutions: Int, start: WarmStart? = nil) {
        self.study = study
        self.institutions = institutions
        self.start = start
        stage = .counting(
            RunningComputation(RowCounts(institutions: institutions, rowCap: study.rowCap)))
    }

    /// The federation's rows, once they are counted.
    package var totals: RowTotals? {
        switch stage {
        case .counting: nil
        case .profiling(_, let totals), .fittingRecipe(_, let totals, _): totals
        case .newton(_, let inputs), .averaging(_, let inputs): inputs.totals
        }
    }

    package func question() throws(FoldError) -> RunQuestion {
        switch stage {
        case .counting(let running): try running.asked()
        case .profiling(let running, _): try running.asked()
        case .fittingRecipe(let running, _, _): try running.asked()
        case .newton(let running, _): try running.asked()
        case .averaging(let running, _): try running.asked()
        }
    }

    package func answer(from rows: InstitutionRows) throws(AnswerError) -> SumVector {
        switch stage {
        case .counting(let running): try running.answer(from: rows)
        case .profiling(let running, _): try running.answer(from: rows)
        case .fittingRecipe(let running, _, _): try running.answer(from: rows)
        case .newton(let running, _): try running.answer(from: rows)
        case .averaging(let running, _): try running.answer(from: rows)
        }
    }

    /// The trained model, or nil where another question follows.
    package mutating func fold(_ sum: SumVector) throws(FoldError) -> TrainedModel? {
        switch stage {
        case .counting(var running):
            if let totals = try running.fold(sum) { stage = profiling(totals) }
        case .profiling(var running, let totals):
            if let profile = try running.fold(sum) { stage = fittingRecipe(totals, profile) }
        case .fittingRecipe(var running, let totals, let profile):
            if let pipeline = try running.fold(sum) {
                stage = try training(
                    ModelInputs(totals: totals, profile: profile, pipeline: pipeline))
            } else {
                stage = .fittingRecipe(running, totals, profile)
            }
        case .newton(var running, let inputs):
            if let fit = try running.fold(sum) { return TrainedModel(inputs, fit) }
            stage = .newton(running, inputs)
        case .averaging(var running, let inputs):
            if let fit = try running.fold(sum) { return TrainedModel(inputs, fit) }
            stage = .averaging(running, inputs)
        }
        return nil
    }

    private func profiling(_ totals: RowTotals) -> Stage {
        .profiling(
            RunningComputation(
                Profile(
                    institutions: institutions, features: study.inputs.map(\.specification),
                    rowBound: totals.rowBound)), totals)
    }

    private func fittingRecipe(_ totals: RowTotals, _ profile: FederatedProfile) -> Stage {
        .fittingRecipe(
            RunningComputation(
                RecipeFit(
                    study: study, profile: profile, totals: totals, institutions: institutions)),
            totals, profile)
    }

    private func training(_ inputs: ModelInputs) throws(FoldError) -> Stage {
        let start = start.map { $0.coefficients(for: inputs.pipeline) }
        switch study.learner {
        case .newton(let settings):
            return .newton(
                RunningComputation(
                    NewtonRegression(
                        pipeline: inputs.pipeline, rowBound: inputs.totals.rowBound,
                        settings: settings, institutions: institutions, start: start)), inputs)
        case .averaging(let settings):
            return .averaging(
                RunningComputation(
                    FederatedAveraging(
                        pipeline: inputs.pipeline, totals: inputs.totals, settings: settings,
                        seed: study.seed, institutions: institutions, start: start)), inputs)
        }
    }
}

/// What training starts from: fixed before the first step.
struct ModelInputs: Sendable, Hashable {
    let totals: RowTotals
    let profile: FederatedProfile
    let pipeline: FeaturePipeline
}

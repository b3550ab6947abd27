import Learning

/// From rows to a trained model, in rounds: row counts → profile → class cells, where weights
/// of evidence are fitted → recipe → training.
///
/// The same script trains the federated model over K institutions, the local baseline over one, and
/// the pooled model of a rehearsal.
package struct TrainingScript: Sendable {
    private enum Stage: Sendable {
        case counting(RunningComputation<RowCounts>)
        case profiling(RunningComputation<Profile>, RowTotals)
        case countingClasses(RunningComputation<ClassCells>, RowTotals, FederatedProfile)
        case fittingRecipe(RunningComputation<RecipeFit>, RowTotals, FederatedProfile)
        case newton(RunningComputation<NewtonRegression>, ModelInputs)
        case averaging(RunningComputation<FederatedAveraging>, ModelInputs)
        case multinomial(RunningComputation<MultinomialRegression>, ModelInputs)
        case leastSquares(RunningComputation<LeastSquares>, ModelInputs)
    }

    private let study: Study
    private let institutions: Int
    private let start: WarmStart?
    private let limitsCells: Bool
    private var stage: Stage

    /// `start` gives coefficients by column name; columns that it lacks begin at 0. `limitsCells`
    /// says whether columns are counted in no more cells than the rows bear; of an institution's own
    /// rows at home nothing leaves, so that they needn't be.
    package init(
        study: Study, institutions: Int, start: WarmStart? = nil, limitsCells: Bool = true
    ) {
        self.study = study
        self.institutions = institutions
        self.start = start
        self.limitsCells = limitsCells
        stage = .counting(
            RunningComputation(
                RowCounts(
                    institutions: institutions, rowCap: study.rowCap, targetKind: study.targetKind))
        )
    }

    /// The federation's rows, once they are counted.
    package var totals: RowTotals? {
        switch stage {
        case .counting: nil
        case .profiling(_, let totals), .countingClasses(_, let totals, _),
            .fittingRecipe(_, let totals, _):
            totals
        case .newton(_, let inputs), .averaging(_, let inputs), .multinomial(_, let inputs),
            .leastSquares(_, let inputs):
            inputs.totals
        }
    }

    /// The federation's inputs, once their profile is known.
    package var profile: FederatedProfile? {
        switch stage {
        case .counting, .profiling: nil
        case .countingClasses(_, _, let profile), .fittingRecipe(_, _, let profile): profile
        case .newton(_, let inputs), .averaging(_, let inputs), .multinomial(_, let inputs),
            .leastSquares(_, let inputs):
            inputs.profile
        }
    }

    package func question() throws(FoldError) -> RunQuestion {
        switch stage {
        case .counting(let running): try running.asked()
        case .profiling(let running, _): try running.asked()
        case .countingClasses(let running, _, _): try running.asked()
        case .fittingRecipe(let running, _, _): try running.asked()
        case .newton(let running, _): try running.asked()
        case .averaging(let running, _): try running.asked()
        case .multinomial(let running, _): try running.asked()
        case .leastSquares(let running, _): try running.asked()
        }
    }

    package func answer(from rows: InstitutionRows) throws(AnswerError) -> SumVector {
        switch stage {
        case .counting(let running): try running.answer(from: rows)
        case .profiling(let running, _): try running.answer(from: rows)
        case .countingClasses(let running, _, _): try running.answer(from: rows)
        case .fittingRecipe(let running, _, _): try running.answer(from: rows)
        case .newton(let running, _): try running.answer(from: rows)
        case .averaging(let running, _): try running.answer(from: rows)
        case .multinomial(let running, _): try running.answer(from: rows)
        case .leastSquares(let running, _): try running.answer(from: rows)
        }
    }

    /// How own rows weigh in the current question's answer; nil where they all weigh the same.
    package func concentration(
        of rows: InstitutionRows
    ) throws(AnswerError) -> WeightConcentration? {
        switch stage {
        case .newton(let running, _):
            try running.computation.concentration(running.question, of: rows)
        case .multinomial(let running, _):
            try running.computation.concentration(running.question, of: rows)
        case .counting, .profiling, .countingClasses, .fittingRecipe, .averaging, .leastSquares:
            nil
        }
    }

    /// The trained model, or nil where another question follows.
    package mutating func fold(_ sum: SumVector) throws(FoldError) -> TrainedModel? {
        switch stage {
        case .counting(var running):
            if let totals = try running.fold(sum) { stage = profiling(totals) }
        case .profiling(var running, let totals):
            guard let profile = try running.fold(sum) else {
                stage = .profiling(running, totals)
                return nil
            }
            stage =
                try weighed(profile).isEmpty
                ? fittingRecipe(totals, profile, []) : countingClasses(totals, profile)
        case .countingClasses(var running, let totals, let profile):
            if let classes = try running.fold(sum) {
                stage = try fittingRecipe(totals, profile, classes)
            }
        case .fittingRecipe(var running, let totals, let profile):
            if let pipeline = try running.fold(sum) {
                stage = try training(
                    ModelInputs(
                        targetKind: study.targetKind, totals: totals, profile: profile,
                        pipeline: pipeline))
            } else {
                stage = .fittingRecipe(running, totals, profile)
            }
        case .newton(var running, let inputs):
            if let fit = try running.fold(sum) {
                return TrainedModel(inputs, fit, products: running.computation.products)
            }
            stage = .newton(running, inputs)
        case .averaging(var running, let inputs):
            if let fit = try running.fold(sum) {
                return TrainedModel(inputs, fit, products: running.computation.products)
            }
            stage = .averaging(running, inputs)
        case .multinomial(var running, let inputs):
            if let fit = try running.fold(sum) {
                return TrainedModel(inputs, fit, products: running.computation.products)
            }
            stage = .multinomial(running, inputs)
        case .leastSquares(var running, let inputs):
            if let fit = try running.fold(sum) { return TrainedModel(inputs, fit) }
            stage = .leastSquares(running, inputs)
        }
        return nil
    }

    private func profiling(_ totals: RowTotals) -> Stage {
        let inputs = inputs(totals)
        let shares = inputs.map { ($0.name, study.recipe.plan(for: $0).refined) }
        // The recipe takes moments of its own, after its transforms, so those of the profile are
        // not asked for a second time.
        let wishes = Profile.Wishes(
            shares: Dictionary(shares) { first, _ in first },
            smallestCell: study.privacy.smallestCell, recentres: false)
        return .profiling(
            RunningComputation(
                Profile(
                    institutions: institutions, features: inputs, rowBound: totals.rowBound,
                    wishes: wishes)), totals)
    }

    /// The study's inputs, on grids that the federation's rows bear.
    private func inputs(_ totals: RowTotals) -> [FeatureSpecification] {
        let inputs = study.inputs.map(\.specification)
        guard limitsCells else { return inputs }
        return inputs.map { $0.joiningCells(forRows: totals.training.rows) }
    }

    /// The features that weights of evidence are fitted for.
    private func weighed(_ profile: FederatedProfile) -> [FeatureSpecification] {
        profile.features.map(\.specification).filter {
            study.recipe.plan(for: $0).weights != nil
        }
    }

    private func countingClasses(_ totals: RowTotals, _ profile: FederatedProfile) -> Stage {
        .countingClasses(
            RunningComputation(
                ClassCells(
                    institutions: institutions, features: weighed(profile),
                    rowBound: totals.rowBound)), totals, profile)
    }

    /// A recipe without sums of its own leads straight to training.
    private func fittingRecipe(
        _ totals: RowTotals, _ profile: FederatedProfile, _ classes: [ClassTally]
    ) throws(FoldError) -> Stage {
        let fit = RecipeFit(
            study: study, profile: profile, classes: classes, totals: totals,
            institutions: institutions)
        if let pipeline = try fit.counted() {
            return try training(
                ModelInputs(
                    targetKind: study.targetKind, totals: totals, profile: profile,
                    pipeline: pipeline))
        }
        return .fittingRecipe(RunningComputation(fit), totals, profile)
    }

    private func training(_ inputs: ModelInputs) throws(FoldError) -> Stage {
        let names = inputs.pipeline.coefficientNames(inputs.targetKind, inputs.totals)
        let start = start?.coefficients(named: names)
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
        case .multinomial(let settings):
            return .multinomial(
                RunningComputation(
                    MultinomialRegression(
                        pipeline: inputs.pipeline, rowBound: inputs.totals.rowBound,
                        seen: inputs.totals.training.seen, settings: settings,
                        institutions: institutions, start: start)), inputs)
        case .gaussian(let ridge):
            return .leastSquares(
                RunningComputation(leastSquares(inputs, ridge: ridge, start: start)), inputs)
        }
    }

    private func leastSquares(
        _ inputs: ModelInputs, ridge: Double, start: [Double]?
    ) -> LeastSquares {
        guard case .amount(let range) = inputs.targetKind else {
            preconditionFailure("a study's gaussian learner has an amount for its target")
        }
        return LeastSquares(
            pipeline: inputs.pipeline, rowBound: inputs.totals.rowBound, range: range,
            ridge: ridge, institutions: institutions, start: start)
    }
}

/// What training starts from: fixed before the first step.
struct ModelInputs: Sendable, Hashable {
    let targetKind: TargetKind
    let totals: RowTotals
    let profile: FederatedProfile
    let pipeline: FeaturePipeline
}

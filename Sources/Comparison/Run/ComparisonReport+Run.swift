package import Federation

extension ComparisonReport {
    /// The report of an outcome at home or in a rehearsal, with figures that are at hand. Counts of
    /// the federation are rounded to `countStep`.
    package init(
        _ outcome: RunOutcome, pooled: RunOutcome? = nil, run: String, bytes: Int,
        institutions: [InstitutionFigures], countStep: Int = 5
    ) {
        self.init(
            study: outcome.study.name, version: outcome.study.version, run: run,
            rounds: outcome.rounds, bytes: bytes,
            federated: ModelFigures(outcome, countStep: countStep),
            pooled: pooled.map { ModelFigures($0, countStep: countStep) },
            alone: ModelMetrics(
                outcome.tables.local, folds: outcome.tables.folds?.local ?? [], of: outcome,
                countStep: countStep),
            recalibrated: ModelMetrics(
                outcome.tables.recalibrated, folds: outcome.tables.folds?.recalibrated ?? [],
                of: outcome, countStep: countStep),
            institutions: institutions, folds: outcome.study.split.folds,
            alarms: AlarmReport(outcome, pooled: pooled, countStep: countStep))
    }
}

extension FieldTerms {
    package init(_ terms: Study.Terms) {
        self.init(entity: terms.entity, outcome: terms.outcome)
    }
}

extension VerdictSettings {
    package init(_ study: Study) {
        let evaluation = study.evaluation
        let measure: Measure
        switch evaluation.measure {
        case .logLoss: measure = .logLoss
        case .squaredError: measure = .squaredError
        }
        self.init(
            measure: measure, rank: FieldTerms(study.terms).family.rank, events: evaluation.events,
            nonEvents: evaluation.nonEvents, entities: evaluation.entities,
            gainMargin: evaluation.gainMargin, rankMargin: evaluation.rankMargin)
    }
}

import Learning

/// A run from its first question to its outcome: training, then evaluation on hold-out rows, the
/// alarms that a study raises there, and of an event its calibration.
///
/// A pure value: the same sums give the same next question, on every machine. Coordinator, nodes
/// and verifiers each fold their own.
package struct RunScript: Sendable {
    private enum Stage: Sendable {
        case training(CrossFitting)
        case evaluating(RunningComputation<Evaluation>, TrainedModels)
        case raisingAlarms(RunningComputation<Alarms>, TrainedModels, EvaluationTables)
        case calibrating(RunningComputation<CalibrationSums>, TrainedModels, Tables)
    }

    /// What the models were measured by so far.
    private struct Tables: Sendable {
        let evaluation: EvaluationTables
        let alarms: AlarmTables?
    }

    private let study: Study
    private let institutions: Int
    private var stage: Stage
    private var rounds = 0
    /// Set once the models are trained; nodes measure them at home.
    package private(set) var models: TrainedModels?

    package init(study: Study, institutions: Int, start: WarmStart? = nil) {
        self.study = study
        self.institutions = institutions
        stage = .training(CrossFitting(study: study, institutions: institutions, start: start))
    }

    package func question() throws(FoldError) -> RunQuestion {
        switch stage {
        case .training(let script): try script.question()
        case .evaluating(let running, _): try running.asked()
        case .raisingAlarms(let running, _, _): try running.asked()
        case .calibrating(let running, _, _): try running.asked()
        }
    }

    /// The answer of one institution to the current question.
    package func answer(from rows: InstitutionRows) throws(AnswerError) -> SumVector {
        switch stage {
        case .training(let script): try script.answer(from: rows)
        case .evaluating(let running, _): try running.answer(from: rows)
        case .raisingAlarms(let running, _, _): try running.answer(from: rows)
        case .calibrating(let running, _, _): try running.answer(from: rows)
        }
    }

    /// How own rows weigh in the current question's answer; nil where they all weigh the same.
    package func concentration(
        of rows: InstitutionRows
    ) throws(AnswerError) -> WeightConcentration? {
        guard case .training(let script) = stage else { return nil }
        return try script.concentration(of: rows)
    }

    /// The federation's rows, once they are counted.
    package var totals: RowTotals? {
        if case .training(let models) = stage { models.totals.first } else { models?.final.totals }
    }

    /// The profile of all training rows, once it is known.
    package var profile: FederatedProfile? {
        if case .training(let models) = stage { models.profile } else { models?.final.profile }
    }

    /// The federation's rows in each fold, once they are counted; empty where there are no folds.
    package var foldRows: [Int] {
        if case .training(let models) = stage {
            models.totals.dropFirst().map(\.holdout.rows)
        } else {
            models?.withoutFold.map(\.totals.holdout.rows) ?? []
        }
    }

    /// Takes the sum of the current question's answers; the outcome, or nil where another question
    /// follows. Throws where the sum is out of range or leads nowhere.
    package mutating func fold(_ words: [UInt64]) throws(FoldError) -> RunOutcome? {
        let sum = try checked(words)
        rounds += 1
        switch stage {
        case .training(var training):
            if let trained = try training.fold(sum) {
                models = trained
                stage = evaluating(trained)
            } else {
                stage = .training(training)
            }
        case .evaluating(var running, let models):
            if let tables = try running.fold(sum) {
                guard let alarm = study.evaluation.alarm else {
                    return calibrate(models, Tables(evaluation: tables, alarms: nil))
                }
                stage = raisingAlarms(alarm, models, tables)
            }
        case .raisingAlarms(var running, let models, let tables):
            if let alarms = try running.fold(sum) {
                return calibrate(models, Tables(evaluation: tables, alarms: alarms))
            }
        case .calibrating(var running, let models, let tables):
            if let calibration = try running.fold(sum) {
                return outcome(models, tables, calibration)
            }
            stage = .calibrating(running, models, tables)
        }
        return nil
    }

    private func checked(_ words: [UInt64]) throws(FoldError) -> SumVector {
        let layout = try question().layout
        do {
            let sum = try SumVector(layout: layout, words: words)
            try sum.checkRange()
            return sum
        } catch {
            throw .sum(error)
        }
    }

    private func evaluating(_ models: TrainedModels) -> Stage {
        .evaluating(
            RunningComputation(
                Evaluation(study: study, models: models, institutions: institutions)), models)
    }

    private func raisingAlarms(
        _ alarm: AlarmSettings, _ models: TrainedModels, _ tables: EvaluationTables
    ) -> Stage {
        .raisingAlarms(
            RunningComputation(
                Alarms(
                    study: study, settings: alarm, models: models, institutions: institutions)),
            models, tables)
    }

    /// The outcome where there is nothing to calibrate; nil where that is asked next.
    private mutating func calibrate(_ models: TrainedModels, _ tables: Tables) -> RunOutcome? {
        guard study.targetKind == .event, tables.evaluation.federated.rowCount > 0 else {
            return outcome(models, tables, nil)
        }
        stage = .calibrating(
            RunningComputation(
                CalibrationSums(study: study, models: models, institutions: institutions)),
            models, tables)
        return nil
    }

    private func outcome(
        _ models: TrainedModels, _ tables: Tables, _ calibration: FederatedCalibration?
    ) -> RunOutcome {
        RunOutcome(
            study: study, institutions: institutions, rounds: rounds, models: models,
            tables: tables.evaluation, alarms: tables.alarms, calibration: calibration)
    }
}

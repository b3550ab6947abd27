package import Federation
import Learning

/// One institution's own comparison on its own hold-out rows, of folds on all of them: exact, and
/// kept at home.
package struct HomeComparison: Sendable {
    package let comparison: LocalComparison
    package let figures: InstitutionFigures

    /// The draws of its intervals follow from the study's seed and the institution's name.
    package init(
        _ models: TrainedModels, study: Study, rows: InstitutionRows
    ) throws(AnswerError) {
        let home = try HomePredictions(models: models, study: study, rows: rows)
        comparison = LocalComparison(
            HoldoutScores(
                targetKind: home.targetKind, targets: home.targets, entities: home.entities,
                folds: home.folds, local: home.local, federated: home.federated,
                recalibrated: home.recalibrated),
            settings: VerdictSettings(study), converged: models.converged,
            fieldForbids: try study.evaluation.alarm.map { alarm throws(AnswerError) in
                try rows.holdoutEvents(of: alarm) < VerdictEvidence.fewestWatchedEvents
            } ?? false,
            thresholds: study.evaluation.thresholds,
            seed: study.draw("bootstrap/\(rows.institution)"))
        figures = comparison.figures(
            name: rows.institution, trainingRows: rows.frame.rows(in: .training).count)
    }

    /// What may leave, by the study's smallest cell, with what the checks said in a word each.
    package func published(smallestCell: Int, checks: [CheckSignal] = []) -> [UInt8] {
        figures.published(smallestCell: smallestCell).with(checks: checks).payload
    }
}

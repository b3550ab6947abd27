import Federation
import Learning

extension AlarmReport {
    /// The alarms of a run over all institutions, `pooled` those of one model on all rows together.
    /// Nil where the study raises none.
    init?(_ outcome: RunOutcome, pooled: RunOutcome?, countStep: Int) {
        guard let settings = outcome.study.evaluation.alarm, let tables = outcome.alarms else {
            return nil
        }
        self.init(
            tables, pooled: pooled?.alarms?.federated,
            as: AlarmView(
                settings: settings, smallestCell: outcome.study.privacy.smallestCell),
            countStep: countStep)
    }

    init(
        _ tables: AlarmTables, pooled: AlarmTables.Curve?, as view: AlarmView, countStep: Int
    ) {
        let curves: [(AlarmFigures.Source, AlarmTables.Curve?)] = [
            (.local, tables.local), (.federated, tables.federated),
            (.recalibrated, tables.recalibrated), (.pooled, pooled),
        ]
        let models = curves.compactMap { source, curve in
            curve.map { view.figures(source, threshold: $0.threshold, $0.counts) }
        }
        let never = tables.federated.never
        self.init(
            events: view.events(never, step: countStep), exposure: view.exposure(never),
            unit: view.settings.axis.unit, rateLength: view.settings.axis.rateLength,
            models: models + [
                view.figures(.interval, threshold: nil, tables.intervals.counts),
                view.figures(.never, threshold: nil, never),
            ],
            curves: curves.compactMap { source, curve in
                curve.map {
                    CostCurve(source: source, points: view.costCurve($0.thresholds, $0.holdout))
                }
            })
    }
}

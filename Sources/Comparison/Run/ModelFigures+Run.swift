package import Federation
import Learning

extension ModelFigures {
    /// The federated model of a run, with its figures over the hold-out rows of all institutions.
    ///
    /// Rows of one entity may stand in several institutions, so no AUC interval is given that would
    /// need independent rows. `countStep` rounds counts: 5 in what is published, 1 in a rehearsal.
    package init(_ outcome: RunOutcome, countStep: Int = 5) {
        let model = outcome.model
        let errors = model.standardErrors
        self.init(
            coefficients: model.pipeline.columnNames.enumerated().map { index, name in
                Coefficient(
                    name: name, value: model.coefficients[index], standardError: errors?[index])
            },
            metrics: ModelMetrics(
                table: outcome.tables.federated, independentRows: false,
                smallestCell: outcome.study.privacy.smallestCell, countStep: countStep,
                calibrationIntercept: Figure(outcome.calibration?.intercept, coefficient: 0),
                calibrationSlope: Figure(outcome.calibration?.slope, coefficient: 1)),
            converged: model.converged, ridge: outcome.study.learner.ridge,
            binnings: BinningTable.all(
                of: model, smallestCell: outcome.study.privacy.smallestCell,
                countStep: countStep))
    }
}

extension ModelMetrics {
    /// A model over the hold-out rows of all institutions, without the calibration that no question
    /// asked for; nil where no table was summed.
    init?(_ table: ScoreTable?, of outcome: RunOutcome, countStep: Int = 5) {
        guard let table else { return nil }
        self.init(
            table: table, independentRows: false,
            smallestCell: outcome.study.privacy.smallestCell, countStep: countStep)
    }
}

extension Figure {
    fileprivate init(_ fit: FederatedCalibration.Fit?, coefficient: Int) {
        switch fit {
        case .found(let fit):
            guard fit.converged, let errors = fit.standardErrors else {
                self = .undefined(.notConverged)
                return
            }
            let value = fit.coefficients[coefficient]
            let half = Coefficient.normalQuantile * errors[coefficient]
            self = .value(value, interval: Bounds(low: value - half, high: value + half))
        case .undefined: self = .undefined(.separated)
        case nil: self = .undefined(.noRows)
        }
    }
}

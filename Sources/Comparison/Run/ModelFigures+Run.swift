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
        let reach = model.covariance?.reach() ?? Coefficient.normalQuantile
        self.init(
            coefficients: model.coefficientNames.enumerated().map { index, name in
                Coefficient(
                    name: name, value: model.coefficients[index], standardError: errors?[index],
                    reach: reach)
            },
            metrics: ModelMetrics(
                outcome.tables.federated, folds: outcome.tables.folds?.federated ?? [], of: outcome,
                countStep: countStep, calibration: outcome.calibration),
            converged: outcome.models.converged, ridge: outcome.study.learner.ridge,
            binnings: BinningTable.all(
                of: model, smallestCell: outcome.study.privacy.smallestCell,
                countStep: countStep),
            recipe: RecipeFigures(model, study: outcome.study, countStep: countStep))
    }
}

extension ModelMetrics {
    /// A model over the hold-out rows of all institutions; nil where no table was summed.
    init?(
        _ table: ModelTable?, folds: [ModelTable] = [], of outcome: RunOutcome, countStep: Int
    ) {
        guard let table else { return nil }
        self.init(
            table, folds: folds, of: outcome, countStep: countStep, calibration: nil, isMain: false)
    }

    /// Calibration is told of the federated model alone: no question asks for the others'.
    fileprivate init(
        _ table: ModelTable, folds: [ModelTable], of outcome: RunOutcome, countStep: Int,
        calibration: FederatedCalibration?, isMain: Bool = true
    ) {
        let smallestCell = outcome.study.privacy.smallestCell
        switch table {
        case .event(let table):
            self.init(
                table: table, folds: folds.compactMap(\.event), independentRows: false,
                smallestCell: smallestCell, countStep: countStep,
                calibrationIntercept: isMain
                    ? Figure(calibration?.intercept, coefficient: 0, ofFolds: !folds.isEmpty)
                    : .undefined(.notComputed),
                calibrationSlope: isMain
                    ? Figure(calibration?.slope, coefficient: 1, ofFolds: !folds.isEmpty)
                    : .undefined(.notComputed))
        case .classes(let table):
            guard case .classes(let names) = outcome.study.targetKind else {
                preconditionFailure("a table of classes comes of a study of classes")
            }
            self.init(
                table: table,
                folds: folds.compactMap { fold in
                    if case .classes(let table) = fold { table } else { nil }
                },
                names: names, smallestCell: smallestCell, countStep: countStep)
        case .amount(let table):
            self.init(table: table, smallestCell: smallestCell, countStep: countStep)
        }
    }
}

extension Figure {
    /// Of folds without an interval: a plain one would be too short.
    fileprivate init(_ fit: FederatedCalibration.Fit?, coefficient: Int, ofFolds: Bool) {
        switch fit {
        case .found(let fit):
            guard fit.converged, let errors = fit.standardErrors else {
                self = .undefined(.notConverged)
                return
            }
            let value = fit.coefficients[coefficient]
            let half = Coefficient.normalQuantile * errors[coefficient]
            let bounds = Bounds(low: value - half, high: value + half)
            self = ofFolds ? .value(value) : .value(value, interval: bounds)
        case .undefined: self = .undefined(.separated)
        case nil: self = .undefined(.noRows)
        }
    }
}

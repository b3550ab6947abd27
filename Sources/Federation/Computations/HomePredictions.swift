package import Learning

/// What the federated, the local and the recalibrated model say of one institution's rows.
///
/// It never leaves the institution; only tables and sums made of it do. For each row there is the
/// probability of the event, or of every class, row after row, or the amount. Of folds, every row
/// is there, and no model has seen it.
package struct HomePredictions: Sendable, Hashable {
    package let targetKind: TargetKind
    /// 1 where the event happened, the number of the class, or the amount as it was found.
    package let targets: [Double]
    /// For each row the number of its entity.
    package let entities: [Int]
    /// Nil where the study has one hold-out.
    package let folds: RowFolds?
    package let federated: [Double]
    package let local: [Double]
    /// Nil where the study keeps no rows to recalibrate on.
    package let recalibrated: [Double]?
    /// What corrects the final model at home.
    package let recalibration: HomeRecalibration?

    /// Predictions for the rows to measure on. Recalibration is fitted on validation rows only, of
    /// folds on the predictions for all other folds.
    package init(
        models: TrainedModels, study: Study, rows: InstitutionRows
    ) throws(AnswerError) {
        let frame = rows.frame
        let kind = study.targetKind
        let measured = frame.heldOutRows
        targetKind = kind
        targets = measured.map { frame.targets[$0] }
        entities = measured.map { frame.entities[$0] }
        folds = frame.folds
        let predictors = try models.heldOutPredictors(of: rows)
        federated = kind.predictions(predictors)
        local = kind.predictions(
            try rows.heldOutPredictors(width: kind.predictorsOfARow) {
                rows, _ throws(AnswerError) in
                try rows.localBaseline(study).predictors(of: rows, part: .holdout)
            })
        guard study.split.recalibrates else {
            recalibration = nil
            recalibrated = nil
            return
        }
        if let folds {
            let all = OutOfFold(targets: targets, predictors: predictors, targetKind: kind)
            recalibration = all.recalibration(onRows: Array(targets.indices))
            recalibrated = kind.predictions(all.recalibrated(folds))
            return
        }
        let validation = OutOfFold(
            targets: frame.rows(in: .validation).map { frame.targets[$0] },
            predictors: try Self.predictors(models.final, of: rows, part: .validation),
            targetKind: kind)
        let fitted = validation.recalibration(onRows: Array(validation.targets.indices))
        recalibration = fitted
        recalibrated = kind.predictions(fitted.apply(predictors))
    }

    /// Of a study with one hold-out.
    package init(model: TrainedModel, study: Study, rows: InstitutionRows) throws(AnswerError) {
        try self.init(models: TrainedModels(final: model), study: study, rows: rows)
    }

    /// The class of each row; amounts have none.
    package var labels: [UInt8] {
        precondition(targetKind.classCount != nil, "amounts have no labels")
        return targets.map { UInt8($0) }
    }

    /// How many predictions a row has.
    var width: Int { targetKind.predictorsOfARow }

    static func predictors(
        _ model: TrainedModel, of rows: InstitutionRows, part: RowPart
    ) throws(AnswerError) -> [Double] {
        model.predictors(try rows.design(model.pipeline, part: part).design)
    }
}

extension TargetKind {
    /// From a model's predictors to what it says: probabilities, or amounts not below the range.
    package func predictions(_ predictors: [Double]) -> [Double] {
        switch self {
        case .event: predictors.map { ElementaryFunctions.sigmoid($0) }
        case .classes(let names): Softmax.probabilities(predictors, classCount: names.count)
        case .amount(let range): predictors.map { max($0, range.lowerBound) }
        }
    }
}

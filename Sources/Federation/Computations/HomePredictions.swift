package import Learning

/// What the federated, the local and the recalibrated model say of one institution's rows.
///
/// It never leaves the institution; only score tables made of it do.
package struct HomePredictions: Sendable, Hashable {
    /// 1 where the event happened.
    package let labels: [UInt8]
    /// For each row the number of its entity.
    package let entities: [Int]
    package let federated: [Double]
    package let local: [Double]
    /// Nil where the study keeps no validation rows to recalibrate on.
    package let recalibrated: [Double]?
    package let recalibration: RecalibrationFit?

    /// Predictions for the hold-out rows. Recalibration is fitted on validation rows only.
    package init(
        model: TrainedModel, study: Study, rows: InstitutionRows
    ) throws(AnswerError) {
        let holdout = rows.frame.rows(in: .holdout)
        labels = holdout.map { rows.frame.labels[$0] }
        entities = holdout.map { rows.frame.entities[$0] }
        let linear = try Self.predictors(model, of: rows, part: .holdout)
        federated = linear.map(ElementaryFunctions.sigmoid)
        local = try rows.localBaseline(study).linearPredictors(of: rows, part: .holdout)
            .map(ElementaryFunctions.sigmoid)
        guard study.split.validation > 0 else {
            recalibration = nil
            recalibrated = nil
            return
        }
        let validation = rows.frame.rows(in: .validation)
        let fitted = RecalibrationFit(
            labels: validation.map { rows.frame.labels[$0] },
            linearPredictors: try Self.predictors(model, of: rows, part: .validation))
        recalibration = fitted
        recalibrated = linear.map { ElementaryFunctions.sigmoid(fitted.recalibration.apply($0)) }
    }

    static func predictors(
        _ model: TrainedModel, of rows: InstitutionRows, part: RowPart
    ) throws(AnswerError) -> [Double] {
        model.linearModel.linearPredictors(try rows.design(model.pipeline, part: part).design)
    }
}

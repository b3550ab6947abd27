package import Learning

/// What the federated, the local and the recalibrated model say of one institution's rows.
///
/// It never leaves the institution; only tables and sums made of it do. For each row there is the
/// probability of the event, or of every class, row after row, or the amount.
package struct HomePredictions: Sendable, Hashable {
    package let targetKind: TargetKind
    /// 1 where the event happened, the number of the class, or the amount as it was found.
    package let targets: [Double]
    /// For each row the number of its entity.
    package let entities: [Int]
    package let federated: [Double]
    package let local: [Double]
    /// Nil where the study keeps no validation rows to recalibrate on.
    package let recalibrated: [Double]?
    package let recalibration: HomeRecalibration?

    /// Predictions for the hold-out rows. Recalibration is fitted on validation rows only.
    package init(
        model: TrainedModel, study: Study, rows: InstitutionRows
    ) throws(AnswerError) {
        let frame = rows.frame
        let holdout = frame.rows(in: .holdout)
        let kind = study.targetKind
        targetKind = kind
        targets = holdout.map { frame.targets[$0] }
        entities = holdout.map { frame.entities[$0] }
        let predictors = try Self.predictors(model, of: rows, part: .holdout)
        federated = kind.predictions(predictors)
        local = kind.predictions(
            try rows.localBaseline(study).predictors(of: rows, part: .holdout))
        guard study.split.validation > 0 else {
            recalibration = nil
            recalibrated = nil
            return
        }
        let fitted = HomeRecalibration(
            targets: frame.rows(in: .validation).map { kind.learned(frame.targets[$0]) },
            predictors: try Self.predictors(model, of: rows, part: .validation), targetKind: kind)
        recalibration = fitted
        recalibrated = kind.predictions(fitted.apply(predictors))
    }

    /// The class of each row; amounts have none.
    package var labels: [UInt8] {
        precondition(targetKind.classCount != nil, "amounts have no labels")
        return targets.map { UInt8($0) }
    }

    /// How many predictions a row has.
    var width: Int {
        if case .classes(let names) = targetKind { names.count } else { 1 }
    }

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

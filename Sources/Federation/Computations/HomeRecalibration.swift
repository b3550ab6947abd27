package import Learning

/// The correction of the federated model that an institution fits on its own validation rows.
package enum HomeRecalibration: Sendable, Hashable {
    case event(RecalibrationFit)
    case classes(ClassRecalibration)
    case amount(AmountRecalibration)

    /// `predictors` are those of `TrainedModel.predictors`.
    init(targets: [Double], predictors: [Double], targetKind: TargetKind) {
        switch targetKind {
        case .event:
            self = .event(
                RecalibrationFit(
                    labels: targets.map { UInt8($0) }, linearPredictors: predictors))
        case .classes(let names):
            self = .classes(
                ClassRecalibration(
                    labels: targets.map { UInt8($0) }, scores: predictors, classCount: names.count))
        case .amount:
            self = .amount(AmountRecalibration(truths: targets, predictions: predictors))
        }
    }

    func apply(_ predictors: [Double]) -> [Double] {
        switch self {
        case .event(let fit): predictors.map { fit.recalibration.apply($0) }
        case .classes(let fit): fit.apply(predictors)
        case .amount(let fit): predictors.map { fit.apply($0) }
        }
    }
}

import Learning

/// What a run trained: the model of all training rows and, where the study cross-fits, one without
/// each fold, by which that fold's rows are measured.
package struct TrainedModels: Sendable, Hashable {
    package let final: TrainedModel
    /// Fold by fold; empty where the study has one hold-out.
    package let withoutFold: [TrainedModel]

    package init(final: TrainedModel, withoutFold: [TrainedModel] = []) {
        self.final = final
        self.withoutFold = withoutFold
    }

    /// Whether every one of them reached its stopping rule.
    package var converged: Bool {
        final.converged && withoutFold.allSatisfy(\.converged)
    }

    /// The federation's rows that the models are measured on.
    package var heldOutRows: Int {
        withoutFold.isEmpty
            ? final.totals.holdout.rows
            : withoutFold.reduce(0) { $0 + $1.totals.holdout.rows }
    }

    /// What is said of each row to measure on before any link, in the frame's order: a fold's rows
    /// by the model that was trained without them.
    func heldOutPredictors(of rows: InstitutionRows) throws(AnswerError) -> [Double] {
        guard (rows.frame.folds?.count ?? 0) == withoutFold.count else { throw .otherFolds }
        let width = final.targetKind.predictorsOfARow
        return try rows.heldOutPredictors(width: width) { rows, fold throws(AnswerError) in
            let model = fold.map { withoutFold[$0] } ?? final
            return model.predictors(try rows.design(model.pipeline, part: .holdout).design)
        }
    }
}

extension TargetKind {
    /// How many predictors a row has: one for each class of several, else one.
    var predictorsOfARow: Int {
        if case .classes(let names) = self { names.count } else { 1 }
    }
}

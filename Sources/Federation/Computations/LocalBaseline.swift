package import Learning

/// The model of one institution alone: same study, same code, recipe fitted on its own rows.
package struct LocalBaseline: Sendable, Hashable {
    package enum Model: Sendable, Hashable {
        case trained(TrainedModel)
        /// No model could be trained; everybody gets the institution's own share of events,
        /// (events + ½)/(rows + 1).
        case prevalence(logit: Double, reason: String)
    }

    package let model: Model

    static func train(study: Study, rows: InstitutionRows) throws(AnswerError) -> LocalBaseline {
        do {
            return LocalBaseline(model: .trained(try fit(study: study, rows: rows)))
        } catch {
            switch error {
            case .answer(let error): throw error
            case .fold(let error):
                return LocalBaseline(model: prevalence(of: rows.frame, reason: error.description))
            }
        }
    }

    private enum TrainingError: Error {
        case answer(AnswerError)
        case fold(FoldError)
    }

    private static func fit(
        study: Study, rows: InstitutionRows
    ) throws(TrainingError) -> TrainedModel {
        var script = TrainingScript(study: study, institutions: 1)
        while true {
            let answer: SumVector
            do { answer = try script.answer(from: rows) } catch { throw .answer(error) }
            do { if let model = try script.fold(answer) { return model } } catch {
                throw .fold(error)
            }
        }
    }

    private static func prevalence(of frame: Frame, reason: String) -> Model {
        let training = frame.rows(in: .training)
        let events = training.reduce(0) { $0 + Int(frame.labels[$1]) }
        let share = (Double(events) + 0.5) / (Double(training.count) + 1)
        return .prevalence(logit: ElementaryFunctions.logit(share), reason: reason)
    }

    /// The linear predictors of the rows of one part.
    package func linearPredictors(
        of rows: InstitutionRows, part: RowPart
    ) throws(AnswerError) -> [Double] {
        switch model {
        case .trained(let model):
            model.linearModel.linearPredictors(try rows.design(model.pipeline, part: part).design)
        case .prevalence(let logit, _):
            [Double](repeating: logit, count: rows.frame.rows(in: part).count)
        }
    }
}

package import Learning

/// The model of one institution alone: same study, same code, recipe fitted on its own rows.
package struct LocalBaseline: Sendable, Hashable {
    package enum Model: Sendable, Hashable {
        case trained(TrainedModel)
        /// No model could be trained; every row gets the same predictors: the log odds of the
        /// institution's own share of events, (events + ½)/(rows + 1); the logs of its own shares
        /// of classes, (rows of the class + 1/C)/(rows + 1); its own mean amount.
        case constant([Double], reason: String)
    }

    package let model: Model

    static func train(study: Study, rows: InstitutionRows) throws(AnswerError) -> LocalBaseline {
        do {
            return LocalBaseline(model: .trained(try fit(study: study, rows: rows)))
        } catch {
            switch error {
            case .answer(let error): throw error
            case .fold(let error):
                let constant = constant(of: rows.frame)
                return LocalBaseline(model: .constant(constant, reason: error.description))
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
        var script = TrainingScript(study: study, institutions: 1, limitsCells: false)
        while true {
            let answer: SumVector
            do { answer = try script.answer(from: rows) } catch { throw .answer(error) }
            do { if let model = try script.fold(answer) { return model } } catch {
                throw .fold(error)
            }
        }
    }

    private static func constant(of frame: Frame) -> [Double] {
        let training = frame.rows(in: .training).map { frame.targets[$0] }
        let rows = Double(training.count)
        switch frame.targetKind {
        case .event:
            let events = training.reduce(0, +)
            return [ElementaryFunctions.logit((events + 0.5) / (rows + 1))]
        case .classes(let names):
            let start = 1 / Double(names.count)
            return names.indices.map { own in
                let count = Double(training.count { Int($0) == own })
                return ElementaryFunctions.log((count + start) / (rows + 1))
            }
        case .amount(let range):
            guard rows > 0 else { return [range.middle] }
            let sum = training.reduce(0) { $0 + frame.targetKind.learned($1) }
            return [sum / rows]
        }
    }

    /// What the baseline says of the rows of one part before any link, as `TrainedModel.predictors`.
    package func predictors(
        of rows: InstitutionRows, part: RowPart
    ) throws(AnswerError) -> [Double] {
        switch model {
        case .trained(let model):
            model.predictors(try rows.design(model.pipeline, part: part).design)
        case .constant(let predictors, _):
            rows.frame.rows(in: part).flatMap { _ in predictors }
        }
    }
}

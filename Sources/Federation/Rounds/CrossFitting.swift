import Learning

/// Training of a run's models side by side: the final one on all rows and, where the study cross-
/// fits, one without the rows of each fold, with a recipe of its own.
///
/// One question carries every model that is still in training; a model that is done adds no words.
/// Each model is asked just what a run of its own would be asked, and with the same bounds, so its
/// words are those of that run, and the rounds are those of the slowest model.
package struct CrossFitting: Sendable {
    private enum Model: Sendable {
        case training(TrainingScript)
        case trained(TrainedModel)
    }

    /// A question that is part of the round's, and whose it is.
    private struct Part {
        enum Owner {
            case holders
            /// 0 is the final model, 1 the one without the first fold, and so on.
            case model(Int)
        }

        let owner: Owner
        let question: RunQuestion
    }

    private let institutions: Int
    private let folds: Int?
    private var holders: RunningComputation<FoldHolders>?
    private var models: [Model]

    /// `start` is the final model's alone: an earlier model may have seen the rows of every fold.
    package init(study: Study, institutions: Int, start: WarmStart? = nil) {
        self.institutions = institutions
        folds = study.split.folds
        let fresh = TrainingScript(study: study, institutions: institutions)
        let final = TrainingScript(study: study, institutions: institutions, start: start)
        models = [.training(final)]
        if let folds {
            models += [Model](repeating: .training(fresh), count: folds)
            holders = RunningComputation(
                FoldHolders(
                    institutions: institutions, folds: folds,
                    smallestFederation: study.privacy.smallestFederation))
        }
    }

    /// The federation's rows, once they are counted: of the final model, then without each fold.
    package var totals: [RowTotals] {
        models.compactMap { model in
            switch model {
            case .training(let script): script.totals
            case .trained(let model): model.totals
            }
        }
    }

    /// The profile of all training rows, once it is known.
    package var profile: FederatedProfile? {
        switch models[0] {
        case .training(let script): script.profile
        case .trained(let model): model.profile
        }
    }

    package func question() throws(FoldError) -> RunQuestion {
        let parts = try parts()
        guard folds != nil else { return parts[0].question }
        do {
            return try RunQuestion(
                joining: parts.map { (Self.prefix($0.owner), $0.question) },
                institutions: institutions)
        } catch {
            throw .layout(error)
        }
    }

    private func parts() throws(FoldError) -> [Part] {
        var parts: [Part] = []
        if let holders { parts.append(Part(owner: .holders, question: try holders.asked())) }
        for (index, model) in models.enumerated() {
            guard case .training(let script) = model else { continue }
            parts.append(
                Part(
                    owner: .model(index),
                    question: try told(of: index) { () throws(FoldError) in
                        try script.question()
                    }))
        }
        return parts
    }

    /// A fold's model is not to blame the study without saying whose model it is.
    private func told<Value>(
        of model: Int, _ work: () throws(FoldError) -> Value
    ) throws(FoldError) -> Value {
        do { return try work() } catch { throw model == 0 ? error : .withoutFold(model, error) }
    }

    private static func prefix(_ owner: Part.Owner) -> String {
        switch owner {
        case .holders: "folds"
        case .model(0): "final"
        case .model(let index): "without-\(index)"
        }
    }

    package func answer(from rows: InstitutionRows) throws(AnswerError) -> SumVector {
        guard rows.frame.folds?.count == folds else { throw .otherFolds }
        if folds == nil, case .training(let script) = models[0] {
            return try script.answer(from: rows)
        }
        var words = try holders?.answer(from: rows).words ?? []
        for (index, model) in models.enumerated() {
            guard case .training(let script) = model else { continue }
            let own = index == 0 ? rows : rows.holdingOut(fold: index - 1)
            words += try script.answer(from: own).words
        }
        let layout: SumLayout
        do { layout = try question().layout } catch {
            guard case .layout(let error) = error else {
                preconditionFailure("a question that was put has a layout")
            }
            throw .layout(error)
        }
        guard let answer = try? SumVector(layout: layout, words: words) else {
            preconditionFailure("the models' answers make up the round's")
        }
        return answer
    }

    /// How own rows weigh in the current question's answer, of several models the worst.
    package func concentration(
        of rows: InstitutionRows
    ) throws(AnswerError) -> WeightConcentration? {
        var worst: WeightConcentration?
        for (index, model) in models.enumerated() {
            guard case .training(let script) = model else { continue }
            let own = index == 0 ? rows : rows.holdingOut(fold: index - 1)
            guard let found = try script.concentration(of: own) else { continue }
            worst = worst?.worse(found) ?? found
        }
        return worst
    }

    /// All models, or nil where another question follows.
    package mutating func fold(_ sum: SumVector) throws(FoldError) -> TrainedModels? {
        var rest = sum.words[...]
        for part in try parts() {
            let own = try Self.vector(part.question.layout, &rest)
            switch part.owner {
            case .holders:
                if try holders?.fold(own) != nil { holders = nil }
            case .model(let index):
                guard case .training(var script) = models[index] else { continue }
                let trained = try told(of: index) { () throws(FoldError) in try script.fold(own) }
                models[index] = trained.map(Model.trained) ?? .training(script)
            }
        }
        let trained = models.compactMap { model in
            if case .trained(let model) = model { model } else { nil }
        }
        guard trained.count == models.count else { return nil }
        return TrainedModels(final: trained[0], withoutFold: Array(trained.dropFirst()))
    }

    private static func vector(
        _ layout: SumLayout, _ rest: inout ArraySlice<UInt64>
    ) throws(FoldError) -> SumVector {
        let words = Array(rest.prefix(layout.wordCount))
        rest = rest.dropFirst(layout.wordCount)
        do { return try SumVector(layout: layout, words: words) } catch { throw .sum(error) }
    }
}

extension RunQuestion {
    /// Questions of several models in one: blocks and tensors stand under their owner's name.
    fileprivate init(
        joining parts: [(owner: String, question: RunQuestion)], institutions: Int
    ) throws(LayoutError) {
        var steps: [String] = []
        for part in parts where !steps.contains(part.question.step) {
            steps.append(part.question.step)
        }
        self.init(
            step: steps.joined(separator: "+"),
            layout: try SumLayout(
                institutions: institutions,
                blocks: parts.flatMap { part in
                    part.question.layout.blocks.map {
                        SumBlock("\(part.owner).\($0.name)", kind: $0.kind, bounds: $0.bounds)
                    }
                }),
            tensors: parts.flatMap { part in
                part.question.tensors.map {
                    QuestionTensor("\(part.owner).\($0.name)", $0.values)
                }
            },
            parameterCount: parts.compactMap(\.question.parameterCount).max())
    }
}

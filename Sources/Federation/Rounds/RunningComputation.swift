/// A computation under way: the question that it waits to have answered.
struct RunningComputation<C: Computation>: Sendable {
    private(set) var computation: C
    private(set) var question: C.Question

    init(_ computation: C) {
        self.computation = computation
        question = computation.start
    }

    func asked() throws(FoldError) -> RunQuestion {
        do {
            return RunQuestion(
                step: C.name, layout: try computation.layout(for: question),
                tensors: computation.tensors(of: question))
        } catch {
            throw .layout(error)
        }
    }

    func answer(from rows: InstitutionRows) throws(AnswerError) -> SumVector {
        try computation.answer(question, from: rows)
    }

    /// The outcome, or nil where another question follows.
    mutating func fold(_ sum: SumVector) throws(FoldError) -> C.Outcome? {
        switch try computation.fold(sum) {
        case .ask(let next):
            question = next
            return nil
        case .done(let outcome):
            return outcome
        }
    }
}

/// A question as a run puts it, whatever computation it comes from.
package struct RunQuestion: Sendable, Hashable {
    /// The computation's name.
    package let step: String
    package let layout: SumLayout
    package let tensors: [QuestionTensor]

    /// How many parameters the model being trained has, of several the largest; nil outside
    /// training.
    package let parameterCount: Int?

    init(step: String, layout: SumLayout, tensors: [QuestionTensor], parameterCount: Int?) {
        self.step = step
        self.layout = layout
        self.tensors = tensors
        self.parameterCount = parameterCount
    }

    init(step: String, layout: SumLayout, tensors: [QuestionTensor]) {
        let learners = [
            NewtonRegression.name, FederatedAveraging.name, MultinomialRegression.name,
            LeastSquares.name,
        ]
        let coefficients = tensors.first { $0.name == "coefficients" }
        self.init(
            step: step, layout: layout, tensors: tensors,
            parameterCount: learners.contains(step) ? coefficients?.values.count : nil)
    }
}

import Learning

/// Ridge logistic regression by federated Newton.
///
/// Question: the coefficients, intercept first. Answer: gradient, upper triangle of the Hessian by
/// rows, log likelihood, rows, rows over the limit of the linear predictor. Plain sums, never
/// weighted by size: the fit equals the pooled one.
/// Source: McCullagh & Nelder 1989; Wu et al. 2012.
package struct NewtonRegression: Computation {
    package struct Question: Sendable, Hashable {
        package let coefficients: [Double]
    }

    package typealias Outcome = NewtonFit

    package static let name = ComputationWord.newton.rawValue

    private let institutions: Int
    private let rowBound: Int
    private let pipeline: FeaturePipeline
    private var path: NewtonPath
    /// XᵀX times a number, out of the first sum where that was asked at zeros and so weighs every
    /// row alike; nil before it and after a warm start.
    private(set) var products: SymmetricMatrix?

    /// `start` is a warm start on the pipeline's columns, or nil for zeros.
    package init(
        pipeline: FeaturePipeline, rowBound: Int, settings: NewtonSettings, institutions: Int,
        start: [Double]? = nil
    ) {
        let names = pipeline.columnNames
        self.pipeline = pipeline
        self.rowBound = rowBound
        self.institutions = institutions
        path = NewtonPath(
            columnNames: names, start: start ?? [Double](repeating: 0, count: names.count),
            penalty: .ridge(settings.ridge, count: names.count), settings: settings)
    }

    private var blocks: LogisticBlocks {
        LogisticBlocks(columnBounds: pipeline.bounds, rowBound: rowBound)
    }

    package var start: Question { Question(coefficients: path.coefficients) }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        try SumLayout(institutions: institutions, blocks: blocks.blocks)
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        let sums = LikelihoodSums.logistic(
            try rows.design(pipeline, part: .training), coefficients: question.coefficients,
            threads: rows.threads)
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        try blocks.append(sums, to: &answer)
        return answer.finished()
    }

    /// How an institution's training rows weigh in the answer.
    package func concentration(
        _ question: Question, of rows: InstitutionRows
    ) throws(AnswerError) -> WeightConcentration {
        WeightConcentration(
            try rows.design(pipeline, part: .training).design, coefficients: question.coefficients)
    }

    package mutating func fold(_ sum: SumVector) throws(FoldError) -> Step<Question, NewtonFit> {
        let sums = blocks.read(sum)
        if path.coefficients.allSatisfy({ $0 == 0 }) { products = sums.hessian }
        switch try path.fold(sums) {
        case .ask(let coefficients): return .ask(Question(coefficients: coefficients))
        case .done(let fit): return .done(fit)
        }
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [QuestionTensor("coefficients", question.coefficients)]
    }
}

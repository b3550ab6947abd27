import Learning

/// Ridge multinomial regression by federated Newton.
///
/// Question: the coefficients of every class but the first, class after class, each with its
/// intercept first. Answer: gradient, the Hessian's blocks of two classes, log likelihood, rows,
/// rows over the limit of a linear predictor. Plain sums: the fit equals the pooled one.
/// Source: McCullagh & Nelder 1989.
package struct MultinomialRegression: Computation {
    package struct Question: Sendable, Hashable {
        package let coefficients: [Double]
    }

    package typealias Outcome = NewtonFit

    package static let name = ComputationWord.multinomial.rawValue

    private let institutions: Int
    private let rowBound: Int
    private let pipeline: FeaturePipeline
    /// The numbers of the classes that training rows have; the others get no coefficients.
    private let seen: [Int]
    private var path: NewtonPath
    /// XᵀX times a number, out of the first sum where that was asked at zeros and so weighs every
    /// row alike; nil before it and after a warm start.
    private(set) var products: SymmetricMatrix?

    /// `start` is a warm start for the seen classes on the pipeline's columns, or nil for zeros.
    package init(
        pipeline: FeaturePipeline, rowBound: Int, seen: [Int], settings: NewtonSettings,
        institutions: Int, start: [Double]? = nil
    ) {
        let names = pipeline.columnNames
        let count = names.count * (seen.count - 1)
        self.pipeline = pipeline
        self.rowBound = rowBound
        self.seen = seen
        self.institutions = institutions
        path = NewtonPath(
            columnNames: names, start: start ?? [Double](repeating: 0, count: count),
            penalty: .ridge(settings.ridge, columns: names.count, classCount: seen.count),
            settings: settings)
    }

    private var blocks: MultinomialBlocks {
        MultinomialBlocks(
            columnBounds: pipeline.bounds, classCount: seen.count, rowBound: rowBound)
    }

    package var start: Question { Question(coefficients: path.coefficients) }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        try SumLayout(institutions: institutions, blocks: blocks.blocks)
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        let training = try rows.design(pipeline, part: .training)
        let places = training.labels.map { label in
            Double(seen.firstIndex(of: Int(label)) ?? seen.count)
        }
        guard places.allSatisfy({ $0 < Double(seen.count) }) else {
            throw .unseenClass
        }
        let sums = MultinomialSums.compute(
            LabelledRows(design: training.design, labels: places), classCount: seen.count,
            coefficients: question.coefficients, threads: rows.threads)
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
        if path.coefficients.allSatisfy({ $0 == 0 }) { products = sums.firstBlock }
        switch try path.fold(sums.likelihood) {
        case .ask(let coefficients): return .ask(Question(coefficients: coefficients))
        case .done(let fit): return .done(fit)
        }
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [QuestionTensor("coefficients", question.coefficients)]
    }
}

import Learning
import Messaging

/// Ridge logistic regression by averaging of local gradient descent.
///
/// Question: the coefficients. Answer: the institution's change of them, weighted by its share of
/// the training rows or equally; its weight as a count; the sum of its loss at the question's
/// coefficients; in the first round, where a study asks for it, XᵀX. The fold moves the coefficients by the weighted mean of the changes. It does not
/// equal the pooled fit unless every local step takes all rows.
/// Source: McMahan et al. 2017.
package struct FederatedAveraging: Computation {
    package struct Question: Sendable, Hashable {
        package let round: Int
        package let coefficients: [Double]
    }

    package typealias Outcome = AveragingFit

    package static let name = ComputationWord.averaging.rawValue

    /// The largest change of one coefficient in one round.
    static let largestChange = 64.0
    /// The mean loss has settled when it moves by less than this share over five rounds.
    private static let settled = 1e-3

    private let institutions: Int
    private let totals: RowTotals
    private let pipeline: FeaturePipeline
    private let settings: AveragingSettings
    private let seed: String
    private var losses: [Double] = []
    private var question: Question
    /// XᵀX over training rows; nil before the first sum, and where the study doesn't ask for it.
    private(set) var products: SymmetricMatrix?

    package init(
        pipeline: FeaturePipeline, totals: RowTotals, settings: AveragingSettings, seed: String,
        institutions: Int, start: [Double]? = nil
    ) {
        self.pipeline = pipeline
        self.totals = totals
        self.settings = settings
        self.seed = seed
        self.institutions = institutions
        question = Question(
            round: 1,
            coefficients: start ?? [Double](repeating: 0, count: pipeline.bounds.count))
    }

    package var start: Question { question }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        let rows = Double(totals.rowBound)
        var blocks = [
            SumBlock(
                "change", count: question.coefficients.count, kind: .real,
                bound: Self.largestChange),
            SumBlock("weight", count: 1, kind: .count, bound: rows),
            SumBlock("rows", count: 1, kind: .count, bound: rows),
            SumBlock("loss", count: 1, kind: .real, bound: rows * 256),
        ]
        if asksForProducts(question) { blocks.append(pipeline.productBlock(rows: rows)) }
        return try SumLayout(institutions: institutions, blocks: blocks)
    }

    private func asksForProducts(_ question: Question) -> Bool {
        settings.products && question.round == 1
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        let design = try rows.design(pipeline, part: .training)
        guard design.rowCount > 0 else { return try empty(question) }
        let weight = weight(rows: design.rowCount)
        let descent = descend(design, from: question, institution: rows.institution)
        let change = zip(descent.coefficients, question.coefficients).map { $0 - $1 }
        guard change.allSatisfy({ abs($0) <= Self.largestChange }) else {
            throw .updateDiverged(institution: rows.institution)
        }
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        try answer.append(reals: change.map { $0 * weight.share })
        try answer.append(counts: [weight.count])
        try answer.append(counts: [design.rowCount])
        try answer.append(reals: [descent.meanLossAtStart * Double(design.rowCount)])
        if asksForProducts(question) {
            let products = SymmetricMatrix.products(of: design.design, threads: rows.threads)
            try answer.append(reals: products.packed)
        }
        return answer.finished()
    }

    /// An institution without training rows adds nothing.
    private func empty(_ question: Question) throws(AnswerError) -> SumVector {
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        try answer.append(reals: question.coefficients.map { _ in 0 })
        try answer.append(counts: [0])
        try answer.append(counts: [0])
        try answer.append(reals: [0])
        if asksForProducts(question) {
            let none = SymmetricMatrix(dimension: pipeline.bounds.count)
            try answer.append(reals: none.packed)
        }
        return answer.finished()
    }

    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, AveragingFit> {
        let count = sum.counts("weight")[0]
        guard count > 0 else { throw .noRows(part: "training") }
        if asksForProducts(question) {
            products = SymmetricMatrix(
                dimension: pipeline.bounds.count, packed: sum.reals("products"))
        }
        let correction = whole / Double(count)
        let change = sum.reals("change").map { $0 * correction }
        losses.append(sum.reals("loss")[0] / Double(sum.counts("rows")[0]))
        let coefficients = zip(question.coefficients, change).map { $0 + $1 }
        guard question.round < settings.rounds else {
            return .done(
                AveragingFit(
                    coefficients: coefficients, rounds: question.round, converged: hasSettled,
                    meanLosses: losses))
        }
        question = Question(round: question.round + 1, coefficients: coefficients)
        return .ask(question)
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [QuestionTensor("coefficients", question.coefficients)]
    }

    /// What all weights add up to: the training rows, or the institutions.
    private var whole: Double {
        switch settings.weights {
        case .rows: Double(totals.training.rows)
        case .equal: Double(institutions)
        }
    }

    private func weight(rows: Int) -> (count: Int, share: Double) {
        switch settings.weights {
        case .rows: (rows, Double(rows) / whole)
        case .equal: (1, 1 / whole)
        }
    }

    private var hasSettled: Bool {
        guard losses.count > 5, let last = losses.last else { return false }
        return abs(losses[losses.count - 6] - last) <= Self.settled * abs(last)
    }

    /// Order of rows is drawn by study, round and institution, so that a repeated answer is the
    /// same answer.
    private func descend(
        _ rows: LabelledRows, from question: Question, institution: String
    ) -> MiniBatchDescent.Outcome {
        let words = Digest.sha256(
            Array("\(seed)/averaging/\(question.round)/\(institution)".utf8))
        var generator = SeededGenerator(
            seed: words.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
        let descent = MiniBatchDescent(
            learningRate: settings.learningRate, momentum: settings.momentum,
            epochs: settings.epochs, batchSize: settings.batch == 0 ? nil : settings.batch,
            ridgePerRow: settings.ridge / Double(totals.training.rows))
        return descent.run(rows, from: question.coefficients, generator: &generator)
    }
}

/// What federated averaging ends with.
package struct AveragingFit: Sendable, Hashable {
    package let coefficients: [Double]
    package let rounds: Int
    /// The mean loss had settled when the rounds were used up.
    package let converged: Bool
    /// The federation's mean training loss at the start of each round.
    package let meanLosses: [Double]
}

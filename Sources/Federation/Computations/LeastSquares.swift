import Learning

/// Ridge least squares by sums, in two rounds as a rule.
///
/// Question: coefficients, intercept first. Answer: with r = y − c − x·β about the middle c of the
/// target's range, Xᵀr, Σr², rows, and in the first round XᵀX. The first sum is solved; the second,
/// at the solution, refines it and gives a residual sum without cancellation. Where that still moves
/// the solution by more than a millionth, as wide public ranges can make it, it is refined again.
package struct LeastSquares: Computation {
    package struct Question: Sendable, Hashable {
        package let coefficients: [Double]
        /// Whether XᵀX is asked for; once is enough.
        package let withProducts: Bool
    }

    package typealias Outcome = LeastSquaresFit

    package static let name = ComputationWord.leastSquares.rawValue

    /// A refinement that moves no coefficient by more than this share of the largest is the last.
    private static let tolerance = 1e-6
    private static let largestRounds = 8

    private let institutions: Int
    private let rowBound: Int
    private let pipeline: FeaturePipeline
    private let range: ClosedRange<Double>
    private let penalty: RidgePenalty
    private var question: Question
    private var products: SymmetricMatrix?
    private var meanSquares: [Double] = []

    /// `start` is a warm start on the pipeline's columns, or nil for zeros about the range's middle.
    package init(
        pipeline: FeaturePipeline, rowBound: Int, range: ClosedRange<Double>, ridge: Double,
        institutions: Int, start: [Double]? = nil
    ) {
        let names = pipeline.columnNames
        self.pipeline = pipeline
        self.rowBound = rowBound
        self.range = range
        self.institutions = institutions
        penalty = .ridge(ridge, count: names.count)
        var coefficients = start ?? [Double](repeating: 0, count: names.count)
        if start != nil { coefficients[0] -= range.middle }
        question = Question(coefficients: coefficients, withProducts: true)
    }

    package var start: Question { question }

    package func layout(for question: Question) throws(LayoutError) -> SumLayout {
        let rows = Double(rowBound)
        let bounds = pipeline.bounds
        let residual = residualBound(question)
        var blocks = [
            SumBlock("gradient", kind: .real, bounds: bounds.map { rows * $0 * residual }),
            SumBlock("squares", count: 1, kind: .real, bound: rows * residual * residual),
            SumBlock("rows", count: 1, kind: .count, bound: rows),
        ]
        if question.withProducts {
            blocks.append(pipeline.productBlock(rows: rows))
        }
        return try SumLayout(institutions: institutions, blocks: blocks)
    }

    /// Half the range and what the coefficients can add; a little more, for rounding.
    private func residualBound(_ question: Question) -> Double {
        var bound = (range.upperBound - range.lowerBound) / 2
        for (column, coefficient) in zip(pipeline.bounds, question.coefficients) {
            bound += column * coefficient.magnitude
        }
        return bound * (1 + 0x1p-20)
    }

    package func answer(
        _ question: Question, from rows: InstitutionRows
    ) throws(AnswerError) -> SumVector {
        let sums = SquaresSums.compute(
            try rows.design(pipeline, part: .training), centre: range.middle,
            coefficients: question.coefficients, withProducts: question.withProducts,
            threads: rows.threads)
        var answer = SumVectorBuilder(layout: try layoutForAnswer(question))
        try answer.append(reals: sums.gradient)
        try answer.append(reals: [sums.residualSquares])
        try answer.append(counts: [sums.rows])
        if let products = sums.products { try answer.append(reals: products.packed) }
        return answer.finished()
    }

    package mutating func fold(
        _ sum: SumVector
    ) throws(FoldError) -> Step<Question, LeastSquaresFit> {
        let rows = sum.counts("rows")[0]
        guard rows > 0 else { throw .noRows(part: "training") }
        let residualSquares = sum.reals("squares")[0]
        meanSquares.append(residualSquares / Double(rows))
        let step = try step(sum)
        let coefficients = zip(question.coefficients, step).map { $0 + $1 }
        let moved = step.reduce(0) { max($0, $1.magnitude) }
        let settles = moved <= Self.tolerance * coefficients.reduce(1) { max($0, $1.magnitude) }
        guard let products, !question.withProducts, settles || rounds == Self.largestRounds else {
            question = Question(coefficients: coefficients, withProducts: false)
            return .ask(question)
        }
        try refuseCoarseSums(sum, products, coefficients)
        return .done(
            LeastSquaresFit(
                coefficients: [coefficients[0] + range.middle] + coefficients[1...],
                products: products, penalty: penalty, residualSquares: residualSquares,
                rows: rows, rounds: rounds, converged: settles, meanSquares: meanSquares))
    }

    private var rounds: Int { meanSquares.count }

    /// (XᵀX + P)⁻¹(Xᵀr − Pβ).
    private mutating func step(_ sum: SumVector) throws(FoldError) -> [Double] {
        let count = pipeline.columnNames.count
        let matrix =
            products ?? SymmetricMatrix(dimension: count, packed: sum.reals("products"))
        products = matrix
        let pull = penalty.gradient(question.coefficients)
        let gradient = zip(sum.reals("gradient"), pull).map { $0 - $1 }
        return try factorise(matrix).solve(gradient)
    }

    /// Each answer's Xᵀr is off by up to half a unit of its word. Where that can move a coefficient
    /// by more than the tolerance, the range of the column that does it is too wide.
    private func refuseCoarseSums(
        _ sum: SumVector, _ products: SymmetricMatrix, _ coefficients: [Double]
    ) throws(FoldError) {
        let inverse = try factorise(products).inverse()
        let errors = sum.layout.exponents(of: "gradient").map {
            powerOfTwo(-$0) * Double(institutions) / 2
        }
        let limit = Self.tolerance * coefficients.reduce(1) { max($0, $1.magnitude) }
        for row in errors.indices {
            let moves = errors.indices.map { inverse[row, $0].magnitude * errors[$0] }
            guard moves.reduce(0, +) > limit, let largest = moves.max() else { continue }
            let column = moves.firstIndex(of: largest) ?? row
            throw .rangeTooWide(column: pipeline.columnNames[column])
        }
    }

    private func factorise(_ products: SymmetricMatrix) throws(FoldError) -> Cholesky {
        let names = pipeline.columnNames
        do {
            return try Cholesky(penalty.added(to: products))
        } catch {
            switch error {
            case .dependentColumn(let column, let others, _):
                throw .collinear(column: names[column], with: others.map { names[$0] })
            case .notFinite:
                throw .sum(.outOfRange(block: "products"))
            }
        }
    }

    package func tensors(of question: Question) -> [QuestionTensor] {
        [QuestionTensor("coefficients", question.coefficients)]
    }
}

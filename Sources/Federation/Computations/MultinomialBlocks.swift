import Learning

/// The blocks in which the sums of a multinomial fit travel.
struct MultinomialBlocks {
    /// The largest magnitude of each column of the design.
    let columnBounds: [Double]
    let classCount: Int
    let rowBound: Int

    private var free: Int { classCount - 1 }

    /// No product of probabilities in the Hessian exceeds ¼ in magnitude.
    var blocks: [SumBlock] {
        let rows = Double(rowBound)
        var triangle: [Double] = []
        for row in columnBounds.indices {
            for column in row..<columnBounds.count {
                triangle.append(rows * columnBounds[row] * columnBounds[column] / 4)
            }
        }
        let gradient = (0..<free).flatMap { _ in columnBounds.map { rows * $0 } }
        let hessian = (0..<SymmetricMatrix.packedCount(free)).flatMap { _ in triangle }
        return [
            SumBlock("gradient", kind: .real, bounds: gradient),
            SumBlock("hessian", kind: .real, bounds: hessian),
            SumBlock("log_likelihood", count: 1, kind: .real, bound: rows * 512),
            SumBlock("rows", count: 1, kind: .count, bound: rows),
            SumBlock("rows_over_limit", count: 1, kind: .count, bound: rows),
        ]
    }

    func append(
        _ sums: MultinomialSums, to answer: inout SumVectorBuilder
    ) throws(AnswerError) {
        try answer.append(reals: sums.gradient)
        try answer.append(reals: sums.blocks)
        try answer.append(reals: [sums.logLikelihood])
        try answer.append(counts: [sums.rows])
        try answer.append(counts: [sums.rowsOverLimit])
    }

    func read(_ sum: SumVector) -> MultinomialSums {
        MultinomialSums(
            columnCount: columnBounds.count, freeClasses: free, gradient: sum.reals("gradient"),
            blocks: sum.reals("hessian"), logLikelihood: sum.reals("log_likelihood")[0],
            rows: sum.counts("rows")[0], rowsOverLimit: sum.counts("rows_over_limit")[0])
    }
}

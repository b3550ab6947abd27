import Learning

/// The blocks in which the sums of a logistic fit travel: D(D + 3)/2 + 3 words.
struct LogisticBlocks {
    /// The largest magnitude of each column of the design.
    let columnBounds: [Double]
    let rowBound: Int
    /// Keeps the blocks of two fits in one answer apart.
    var prefix = ""

    var blocks: [SumBlock] {
        let rows = Double(rowBound)
        var hessian: [Double] = []
        for row in columnBounds.indices {
            for column in row..<columnBounds.count {
                hessian.append(rows * columnBounds[row] * columnBounds[column] / 4)
            }
        }
        return [
            SumBlock("\(prefix)gradient", kind: .real, bounds: columnBounds.map { rows * $0 }),
            SumBlock("\(prefix)hessian", kind: .real, bounds: hessian),
            SumBlock("\(prefix)log_likelihood", count: 1, kind: .real, bound: rows * 256),
            SumBlock("\(prefix)rows", count: 1, kind: .count, bound: rows),
            SumBlock("\(prefix)rows_over_limit", count: 1, kind: .count, bound: rows),
        ]
    }

    func append(_ sums: LikelihoodSums, to answer: inout SumVectorBuilder) throws(AnswerError) {
        try answer.append(reals: sums.gradient)
        try answer.append(reals: sums.hessian.packed)
        try answer.append(reals: [sums.logLikelihood])
        try answer.append(counts: [sums.rows])
        try answer.append(counts: [sums.rowsOverLimit])
    }

    func read(_ sum: SumVector) -> LikelihoodSums {
        LikelihoodSums(
            gradient: sum.reals("\(prefix)gradient"),
            hessian: SymmetricMatrix(
                dimension: columnBounds.count, packed: sum.reals("\(prefix)hessian")),
            logLikelihood: sum.reals("\(prefix)log_likelihood")[0],
            rows: sum.counts("\(prefix)rows")[0],
            rowsOverLimit: sum.counts("\(prefix)rows_over_limit")[0])
    }
}

/// Adds the terms of a logistic log likelihood and its derivatives for a block of rows.
///
/// Layout of the sums: gradient D, Hessian D(D + 1)/2 where wanted, log likelihood, rows, rows over
/// the limit.
struct LogisticKernel: Sendable {
    let rows: LabelledRows
    let coefficients: [Double]
    let withHessian: Bool

    /// Rows whose predictors are held at a time; small enough for the nearest cache.
    private static let chunkRows = 256

    init(_ rows: LabelledRows, coefficients: [Double], withHessian: Bool) {
        precondition(
            coefficients.count == rows.design.columnCount && !coefficients.isEmpty,
            "there is one coefficient for each column, and at least one column")
        self.rows = rows
        self.coefficients = coefficients
        self.withHessian = withHessian
    }

    var columns: Int { coefficients.count }
    var hessianCount: Int { withHessian ? SymmetricMatrix.packedCount(columns) : 0 }
    var words: Int { columns + hessianCount + 3 }

    /// The sums over `range`, or over all rows; the same bits for any number of threads.
    func sums(in range: Range<Int>? = nil, threads: Int) -> [Double] {
        let range = range ?? 0..<rows.rowCount
        return BlockedSum.sum(rows: range.count, words: words, threads: threads) { block, sums in
            let start = range.lowerBound + block.lowerBound
            add(start..<start + block.count, to: &sums)
        }
    }

    private func add(_ block: Range<Int>, to sums: inout [Double]) {
        for start in stride(from: block.lowerBound, to: block.upperBound, by: Self.chunkRows) {
            let end = min(start + Self.chunkRows, block.upperBound)
            addChunk(start..<end, to: &sums)
        }
    }

    private func addChunk(_ chunk: Range<Int>, to sums: inout [Double]) {
        let values = rows.design.values
        let terms = LogisticTerms(rows, chunk: chunk, coefficients: coefficients)
        let tail = columns + hessianCount
        sums.withUnsafeMutableBufferPointer { sums in
            guard let base = sums.baseAddress else { return }
            RowProducts.addScaled(
                values, columns: columns, rows: chunk, scales: terms.residuals, to: base)
            if withHessian {
                RowProducts.addScaledSquares(
                    values, columns: columns, rows: chunk, scales: terms.weights,
                    to: base + columns)
            }
            sums[tail] += terms.logLikelihood
            sums[tail + 1] += terms.rowCount
            sums[tail + 2] += terms.rowsOverLimit
        }
    }
}

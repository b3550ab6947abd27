/// The sums of a multinomial model: one set of coefficients for each class but the first.
///
/// With p_c = e^{η_c}/Σe^{η_k}, η of the first class 0: gradient Σx(1{y = c} − p_c), Hessian blocks
/// Σp_c(1{c = c′} − p_c′)xxᵀ for c ≤ c′, log likelihood Ση_y − log Σe^{η_k}, from −512·rows to 0.
/// Source: McCullagh and Nelder 1989.
package struct MultinomialSums: Sendable, Hashable {
    /// Columns of the design, and classes with coefficients of their own.
    package let columnCount: Int
    package let freeClasses: Int
    /// `columnCount` numbers for each class but the first, class after class.
    package let gradient: [Double]
    /// The upper triangles of the blocks (1, 1), (1, 2), … (1, C − 1), (2, 2), …, each by rows. A
    /// block is symmetric, so that no word is sent twice.
    package let blocks: [Double]
    package let logLikelihood: Double
    package let rows: Int
    /// Rows with a linear predictor beyond ±250; they enter with it cut there.
    package let rowsOverLimit: Int

    package init(
        columnCount: Int, freeClasses: Int, gradient: [Double], blocks: [Double],
        logLikelihood: Double, rows: Int, rowsOverLimit: Int
    ) {
        precondition(gradient.count == columnCount * freeClasses, "a gradient has another length")
        precondition(
            blocks.count == Self.blockWords(columns: columnCount, freeClasses: freeClasses),
            "the blocks have another length")
        self.columnCount = columnCount
        self.freeClasses = freeClasses
        self.gradient = gradient
        self.blocks = blocks
        self.logLikelihood = logLikelihood
        self.rows = rows
        self.rowsOverLimit = rowsOverLimit
    }

    package static func blockWords(columns: Int, freeClasses: Int) -> Int {
        SymmetricMatrix.packedCount(freeClasses) * SymmetricMatrix.packedCount(columns)
    }

    /// The sums at `coefficients`, class after class, the first class without any. Labels are the
    /// classes' numbers. The same bits for any number of threads.
    package static func compute(
        _ rows: LabelledRows, classCount: Int, coefficients: [Double], threads: Int
    ) -> MultinomialSums {
        let kernel = MultinomialKernel(rows, classCount: classCount, coefficients: coefficients)
        let sums = BlockedSum.sum(rows: rows.rowCount, words: kernel.words, threads: threads) {
            block, sums in
            kernel.add(block, to: &sums)
        }
        let gradientEnd = coefficients.count
        let tail = kernel.words - 3
        return MultinomialSums(
            columnCount: kernel.columns, freeClasses: kernel.freeClasses,
            gradient: Array(sums[..<gradientEnd]), blocks: Array(sums[gradientEnd..<tail]),
            logLikelihood: sums[tail], rows: Int(sums[tail + 1]),
            rowsOverLimit: Int(sums[tail + 2]))
    }

    /// The Hessian's block of the second class with itself.
    package var firstBlock: SymmetricMatrix {
        let words = SymmetricMatrix.packedCount(columnCount)
        return SymmetricMatrix(dimension: columnCount, packed: Array(blocks[..<words]))
    }

    /// The same with the blocks put together into one matrix.
    package var likelihood: LikelihoodSums {
        var hessian = SymmetricMatrix(dimension: gradient.count)
        var word = 0
        for first in 0..<freeClasses {
            for second in first..<freeClasses {
                for row in 0..<columnCount {
                    for column in row..<columnCount {
                        let value = blocks[word]
                        word += 1
                        hessian[first * columnCount + row, second * columnCount + column] = value
                        hessian[first * columnCount + column, second * columnCount + row] = value
                    }
                }
            }
        }
        return LikelihoodSums(
            gradient: gradient, hessian: hessian, logLikelihood: logLikelihood, rows: rows,
            rowsOverLimit: rowsOverLimit)
    }
}

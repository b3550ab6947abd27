/// What least squares need to know about a set of rows: plain sums at given coefficients.
///
/// With r = y − centre − x·β: Xᵀr, Σr² and, where asked, XᵀX. At the minimum Xᵀr is 0; close to it
/// Σr² has no cancellation. Sums of two sets of rows add up to those of both.
package struct SquaresSums: Sendable, Hashable {
    /// Xᵀr, one number a column.
    package let gradient: [Double]
    /// XᵀX; nil where it was not asked for.
    package let products: SymmetricMatrix?
    /// Σr².
    package let residualSquares: Double
    package let rows: Int

    package init(
        gradient: [Double], products: SymmetricMatrix?, residualSquares: Double, rows: Int
    ) {
        self.gradient = gradient
        self.products = products
        self.residualSquares = residualSquares
        self.rows = rows
    }

    /// The same bits for any number of threads.
    package static func compute(
        _ rows: LabelledRows, centre: Double, coefficients: [Double], withProducts: Bool,
        threads: Int
    ) -> SquaresSums {
        let columns = rows.design.columnCount
        precondition(
            coefficients.count == columns && columns > 0, "there is one coefficient for each column"
        )
        let products = withProducts ? SymmetricMatrix.packedCount(columns) : 0
        let sums = BlockedSum.sum(
            rows: rows.rowCount, words: columns + products + 2, threads: threads
        ) { block, sums in
            let values = rows.design.values
            var residuals = RowProducts.predictors(
                values, columns: columns, rows: block, coefficients: coefficients)
            let ones = [Double](repeating: 1, count: block.count)
            for index in residuals.indices {
                residuals[index] = rows.labels[block.lowerBound + index] - centre - residuals[index]
            }
            sums.withUnsafeMutableBufferPointer { sums in
                guard let base = sums.baseAddress else { return }
                RowProducts.addScaled(
                    values, columns: columns, rows: block, scales: residuals, to: base)
                guard withProducts else { return }
                RowProducts.addScaledSquares(
                    values, columns: columns, rows: block, scales: ones, to: base + columns)
            }
            for residual in residuals { sums[columns + products] += residual * residual }
            sums[columns + products + 1] += Double(block.count)
        }
        return SquaresSums(
            gradient: Array(sums[..<columns]),
            products: withProducts
                ? SymmetricMatrix(
                    dimension: columns, packed: Array(sums[columns..<columns + products])) : nil,
            residualSquares: sums[columns + products], rows: Int(sums[columns + products + 1]))
    }
}

extension SymmetricMatrix {
    /// XᵀX of a design. The same bits for any number of threads.
    package static func products(of design: DesignMatrix, threads: Int) -> SymmetricMatrix {
        let columns = design.columnCount
        let sums = BlockedSum.sum(
            rows: design.rowCount, words: packedCount(columns), threads: threads
        ) { block, sums in
            let ones = [Double](repeating: 1, count: block.count)
            sums.withUnsafeMutableBufferPointer { sums in
                guard let base = sums.baseAddress else { return }
                RowProducts.addScaledSquares(
                    design.values, columns: columns, rows: block, scales: ones, to: base)
            }
        }
        return SymmetricMatrix(dimension: columns, packed: sums)
    }
}

import Learning
import Testing

@Suite struct `Collinearity of features` {
    /// XᵀX of columns and an intercept, once for each row.
    private func products(_ columns: [[Double]]) -> SymmetricMatrix {
        let all = [[Double](repeating: 1, count: columns[0].count)] + columns
        var matrix = SymmetricMatrix(dimension: all.count)
        for (row, one) in all.enumerated() {
            for (column, other) in all.enumerated() where column >= row {
                matrix[row, column] = zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
            }
        }
        return matrix
    }

    /// (1, 2, 3, 4) with (1, 3, 2, 4): covariance 4, both variances 5, so r = 0.8 and each variance
    /// is inflated 1/(1 − 0.64) times; eigenvalues 0.2 and 1.8, a ninefold ratio.
    @Test func `of two columns follows from their correlation`() {
        let found = Collinearity(
            products: products([[1, 2, 3, 4], [1, 3, 2, 4]]), features: [0, 1])
        #expect(found.pairs.map(\.first) == [0] && found.pairs.map(\.second) == [1])
        expectClose(found.pairs[0].correlation, 0.8, absolute: 1e-14)
        expectClose(found.inflation.map { $0 ?? 0 }, [1 / 0.36, 1 / 0.36], absolute: 1e-12)
        expectClose(found.conditionNumber, 3, absolute: 1e-12)
        #expect(found.combinations.isEmpty)
    }

    @Test func `does not depend on the columns' units or on how often rows count`() {
        let plain = Collinearity(
            products: products([[1, 2, 3, 4], [1, 3, 2, 4]]), features: [0, 1])
        var scaled = products([[100, 200, 300, 400], [-1, -3, -2, -4]])
        scaled.packed = scaled.packed.map { $0 / 4 }
        let other = Collinearity(products: scaled, features: [0, 1])
        expectClose(other.pairs[0].correlation, -plain.pairs[0].correlation, absolute: 1e-13)
        expectClose(
            other.inflation.map { $0 ?? 0 }, plain.inflation.map { $0 ?? 0 }, absolute: 1e-11)
    }

    /// Levels add up to 1 and a curve follows its number: neither says anything about other features.
    @Test func `tells nothing of what one feature's columns share by construction`() {
        let levels: [[Double]] = [[1, 0, 0, 1, 0, 0], [0, 1, 0, 0, 1, 0], [0, 0, 1, 0, 0, 1]]
        let found = Collinearity(
            products: products(levels + [[1, 1, 1, 2, 2, 2]]), features: [0, 0, 0, 1])
        #expect(found.combinations.isEmpty)
        expectClose(found.pairs[0].correlation, 0, absolute: 1e-15)
        expectClose(found.inflation.map { $0 ?? 0 }, [1, 1], absolute: 1e-12)
    }

    /// With no correlation between x and the other two columns, a feature made of both is inflated
    /// by its partner alone: of 2 columns against one, 1/(1 − R²) = 1/0.36, and its square root.
    @Test func `of several columns takes the root of their volume`() {
        let columns: [[Double]] = [
            [1, 2, 3, 4, 1, 2, 3, 4], [1, 1, 1, 1, 2, 2, 2, 2], [1, 3, 2, 4, 1, 3, 2, 4],
        ]
        let found = Collinearity(products: products(columns), features: [0, 0, 1])
        expectClose(found.inflation[0] ?? 0, 1 / 0.6, absolute: 1e-12)
        expectClose(found.inflation[1] ?? 0, 1 / 0.36, absolute: 1e-12)
    }

    @Test func `names a feature that others make up, and which ones`() {
        let columns: [[Double]] = [[1, 2, 3, 5], [2, 0, 1, 0], [3, 2, 4, 5], [1, 0, 0, 1]]
        let found = Collinearity(products: products(columns), features: [0, 1, 2, 3])
        #expect(
            found.combinations.map(\.feature) == [2] && found.combinations.map(\.of) == [[0, 1]])
        #expect(found.inflation[2] == nil)
        #expect(found.inflation[0] != nil && found.inflation[3] != nil)
        #expect(found.conditionNumber.isFinite)
    }

    @Test func `passes over a column that does not vary`() {
        let found = Collinearity(
            products: products([[1, 2, 3, 4], [7, 7, 7, 7], [1, 3, 2, 4]]), features: [0, 1, 2])
        #expect(found.pairs.count == 1 && found.pairs[0].second == 2)
        #expect(found.inflation[1] == nil && found.combinations.isEmpty)
    }

    /// R² of the regression of x on the others, by least squares of its own: 1/(1 − R²).
    @Test(arguments: 0..<4 as Range<UInt64>)
    func `inflates as a regression on all other columns says`(seed: UInt64) throws {
        var generator = SeededGenerator(seeds: seed, 19)
        let rows = 60
        let common = (0..<rows).map { _ in generator.normal() }
        let columns = (0..<4).map { index in
            common.map { $0 * Double(index) / 2 + generator.normal() }
        }
        let found = Collinearity(products: products(columns), features: [0, 1, 2, 3])
        for own in columns.indices {
            let others = columns.indices.filter { $0 != own }.map { columns[$0] }
            let factor = try Cholesky(products(others))
            let design = [[Double](repeating: 1, count: rows)] + others
            let slopes = factor.solve(
                design.map { column in zip(column, columns[own]).reduce(0) { $0 + $1.0 * $1.1 } })
            let mean = columns[own].reduce(0, +) / Double(rows)
            var (residual, total) = (0.0, 0.0)
            for row in 0..<rows {
                let fitted = zip(slopes, design).reduce(0) { $0 + $1.0 * $1.1[row] }
                residual += (columns[own][row] - fitted) * (columns[own][row] - fitted)
                total += (columns[own][row] - mean) * (columns[own][row] - mean)
            }
            expectClose(
                found.inflation[own] ?? 0, total / residual, relative: 1e-10, "seed \(seed)")
        }
    }

    @Test func `of no columns at all says nothing`() {
        let found = Collinearity(products: SymmetricMatrix(dimension: 1, packed: [4]), features: [])
        #expect(found.pairs.isEmpty && found.inflation.isEmpty && found.conditionNumber == 1)
    }
}

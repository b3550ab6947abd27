import Learning
import Testing

@Suite struct `Sums of least squares` {
    private static let design = DesignMatrix(
        columnNames: ["intercept", "x"], rowCount: 3, values: [1, 0, 1, 1, 1, 2],
        hasIntercept: true)
    /// y = 10, 12, 17 about 10; at (1, 2) the residuals are −1, −1, 2.
    private static let rows = LabelledRows(design: design, labels: [10, 12, 17])

    @Test func `can be reckoned by hand`() {
        let sums = SquaresSums.compute(
            Self.rows, centre: 10, coefficients: [1, 2], withProducts: true, threads: 1)
        #expect(sums.gradient == [0, 3])
        #expect(sums.residualSquares == 6)
        #expect(sums.products?.packed == [3, 3, 5])
        #expect(sums.rows == 3)
    }

    @Test func `leave the products out where they are known`() {
        let sums = SquaresSums.compute(
            Self.rows, centre: 10, coefficients: [1, 2], withProducts: false, threads: 1)
        #expect(sums.products == nil && sums.gradient == [0, 3] && sums.residualSquares == 6)
    }

    /// One step from anywhere ends at the least squares: (XᵀX)⁻¹Xᵀr = (−0.5, 1.5) from (1, 2).
    @Test func `lead to the minimum in one Newton step`() throws {
        let start = SquaresSums.compute(
            Self.rows, centre: 10, coefficients: [1, 2], withProducts: true, threads: 1)
        let products = try #require(start.products)
        let step = try Cholesky(products).solve(start.gradient)
        expectClose(step, [-1.5, 1.5], relative: 1e-14)
        let end = SquaresSums.compute(
            Self.rows, centre: 10, coefficients: [-0.5, 3.5], withProducts: false, threads: 1)
        #expect(end.gradient == [0, 0])
        #expect(end.residualSquares == 1.5)
    }
}

import Learning
import Testing

@Suite struct `Cholesky factor` {
    /// (4 2; 2 3)·(1, 2) = (8, 8), with determinant 8 and inverse (3 −2; −2 4)/8.
    @Test func `solves, inverts and takes the determinant`() throws {
        let matrix = SymmetricMatrix(dimension: 2, packed: [4, 2, 3])
        let factor = try Cholesky(matrix)
        expectClose(factor.solve([8, 8]), [1, 2], relative: 1e-15)
        expectClose(factor.inverse().packed, [0.375, -0.25, 0.5], relative: 1e-15)
        expectClose(factor.logDeterminant, ElementaryFunctions.log(8), relative: 1e-15)
        expectClose(factor.relativePivots, [1, 2.0 / 3], relative: 1e-15)
        expectClose(factor.smallestRelativePivot, 2.0 / 3, relative: 1e-15)
    }

    /// Column 2 is column 0 plus twice column 1 (columns counted from 0).
    @Test func `names a dependent column and the columns it is made of`() {
        let columns: [[Double]] = [
            [1, 1, 1, 1], [1, -1, 1, -1], [3, -1, 3, -1], [3, 0, 0, 1],
        ]
        var matrix = SymmetricMatrix(dimension: 4)
        for row in 0..<4 {
            for column in row..<4 {
                matrix[row, column] = zip(columns[row], columns[column]).reduce(0) {
                    $0 + $1.0 * $1.1
                }
            }
        }
        #expect(throws: CholeskyError.dependentColumn(2, on: [0, 1], relativePivot: 0)) {
            try Cholesky(matrix)
        }
        #expect(throws: Never.self) {
            try Cholesky(matrix.addingToDiagonal([1, 1, 1, 1]))
        }
    }

    @Test func `refuses an empty column and what is no number`() {
        #expect(throws: CholeskyError.dependentColumn(1, on: [], relativePivot: 0)) {
            try Cholesky(SymmetricMatrix(dimension: 2, packed: [1, 0, 0]))
        }
        #expect(throws: CholeskyError.notFinite) {
            try Cholesky(SymmetricMatrix(dimension: 1, packed: [.nan]))
        }
        #expect(throws: CholeskyError.self) {
            try Cholesky(SymmetricMatrix(dimension: 2, packed: [1, 2, 1]))
        }
    }

    @Test func `an error says what to do`() {
        let text = CholeskyError.dependentColumn(2, on: [0, 1], relativePivot: 0).description
        #expect(text.contains("Column 2 is a combination of the columns 0, 1"))
        #expect(text.contains("add a ridge"))
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `a matrix times its inverse is the identity`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let dimension = 1 + generator.index(below: 9)
        let spread = Matrix(
            rows: dimension, columns: dimension,
            values: (0..<dimension * dimension).map { _ in generator.normal() })
        let matrix = SymmetricMatrix(diagonal: [Double](repeating: 1, count: dimension))
            .transformed(by: spread).addingToDiagonal(
                [Double](repeating: 0.1, count: dimension))
        let inverse = try Cholesky(matrix).inverse()
        for column in 0..<dimension {
            let unit = (0..<dimension).map { $0 == column ? 1.0 : 0 }
            let back = matrix.times(inverse.times(unit))
            expectClose(back, unit, absolute: 1e-10, "replay with seed \(seed)")
        }
    }
}

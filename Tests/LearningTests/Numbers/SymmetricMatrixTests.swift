import Learning
import Testing

@Suite struct `Symmetric matrix` {
    /// The matrix (1 2 3; 2 4 5; 3 5 6).
    private let matrix = SymmetricMatrix(dimension: 3, packed: [1, 2, 3, 4, 5, 6])

    @Test func `stores the upper triangle row by row`() {
        #expect(matrix[0, 2] == 3)
        #expect(matrix[2, 0] == 3)
        #expect(matrix[1, 1] == 4)
        #expect(matrix.index(2, 2) == 5)
        #expect(matrix.diagonal == [1, 4, 6])
        #expect(SymmetricMatrix.packedCount(31) == 496)
    }

    @Test func `multiplies a vector`() {
        #expect(matrix.times([1, 0, -1]) == [-2, -3, -3])
        #expect(matrix.square.times([1, 0, -1]) == [-2, -3, -3])
    }

    /// T takes (a, b, c) to (a + b, 2c).
    @Test func `carries a covariance through a linear map`() {
        let map = Matrix(rows: 2, columns: 3, values: [1, 1, 0, 0, 0, 2])
        #expect(matrix.transformed(by: map).packed == [9, 16, 24])
        #expect(matrix.transformed(by: .identity(3)) == matrix)
    }

    @Test func `takes a ridge on its diagonal`() {
        #expect(matrix.addingToDiagonal([0, 1, 2]).diagonal == [1, 5, 8])
    }
}

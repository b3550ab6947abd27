import Learning
import Testing

@Suite struct `Eigenvalues` {
    private func matrix(_ dimension: Int, _ packed: [Double]) -> SymmetricMatrix {
        SymmetricMatrix(dimension: dimension, packed: packed)
    }

    /// Of two variables that correlate by r they are 1 − r and 1 + r.
    @Test func `of two correlated variables are 1 less and 1 more than r`() {
        expectClose(matrix(2, [1, 0.6, 1]).eigenvalues, [0.4, 1.6], absolute: 1e-15)
        expectClose(matrix(2, [1, -1, 1]).eigenvalues, [0, 2], absolute: 1e-15)
    }

    /// The characteristic polynomial of [[2, 1, 0], [1, 2, 1], [0, 1, 2]] is
    /// (2 − λ)((2 − λ)² − 2).
    @Test func `of a chain of three solve its cubic`() {
        let root = 2.0.squareRoot()
        expectClose(
            matrix(3, [2, 1, 0, 2, 1, 2]).eigenvalues, [2 - root, 2, 2 + root], absolute: 1e-14)
    }

    @Test func `of a diagonal matrix are its entries, in order`() {
        #expect(SymmetricMatrix(diagonal: [3, -1, 2]).eigenvalues == [-1, 2, 3])
        #expect(SymmetricMatrix(dimension: 0).eigenvalues.isEmpty)
        #expect(SymmetricMatrix(dimension: 2).eigenvalues == [0, 0])
    }

    /// Their sum is the trace, the sum of their squares that of all entries.
    @Test(arguments: 0..<5 as Range<UInt64>)
    func `keep trace and length of any matrix`(seed: UInt64) {
        var generator = SeededGenerator(seeds: seed, 41)
        let size = 12
        let packed = (0..<SymmetricMatrix.packedCount(size)).map { _ in generator.normal() }
        let matrix = matrix(size, packed)
        let values = matrix.eigenvalues
        expectClose(
            values.reduce(0, +), matrix.diagonal.reduce(0, +), absolute: 1e-12, "seed \(seed)")
        let squares = matrix.square
        var length = 0.0
        for row in 0..<size {
            for column in 0..<size { length += squares[row, column] * squares[row, column] }
        }
        expectClose(
            values.reduce(0) { $0 + $1 * $1 }, length, relative: 1e-13, "seed \(seed)")
    }
}

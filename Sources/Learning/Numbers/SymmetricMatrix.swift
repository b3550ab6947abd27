/// A symmetric matrix, of which only the upper triangle is stored, row by row.
///
/// Row i holds the entries (i, i), (i, i + 1), …, (i, D − 1); `packed` has D(D + 1)/2 numbers.
package struct SymmetricMatrix: Sendable, Hashable {
    package let dimension: Int
    package var packed: [Double]

    /// The zero matrix.
    package init(dimension: Int) {
        precondition(dimension >= 0, "a matrix has no negative dimension")
        self.dimension = dimension
        packed = [Double](repeating: 0, count: Self.packedCount(dimension))
    }

    package init(dimension: Int, packed: [Double]) {
        precondition(
            packed.count == Self.packedCount(dimension),
            "a symmetric matrix has D(D + 1)/2 packed values")
        self.dimension = dimension
        self.packed = packed
    }

    package init(diagonal: [Double]) {
        self.init(dimension: diagonal.count)
        for (index, value) in diagonal.enumerated() { self[index, index] = value }
    }

    /// How many numbers the upper triangle of a matrix of this dimension holds.
    package static func packedCount(_ dimension: Int) -> Int { dimension * (dimension + 1) / 2 }

    /// Where entry (i, j) stands in `packed`; the order of i and j doesn't matter.
    package func index(_ row: Int, _ column: Int) -> Int {
        let first = min(row, column)
        let second = max(row, column)
        return first * dimension - first * (first - 1) / 2 + (second - first)
    }

    package subscript(row: Int, column: Int) -> Double {
        get { packed[index(row, column)] }
        set { packed[index(row, column)] = newValue }
    }

    package var diagonal: [Double] { (0..<dimension).map { self[$0, $0] } }

    /// The product with a column vector, each row summed from left to right.
    package func times(_ vector: [Double]) -> [Double] {
        precondition(vector.count == dimension, "a matrix meets a vector of another length")
        return (0..<dimension).map { row in
            var sum = 0.0
            for column in 0..<dimension { sum += self[row, column] * vector[column] }
            return sum
        }
    }

    /// This matrix with `amounts` added to its diagonal, such as a ridge.
    package func addingToDiagonal(_ amounts: [Double]) -> SymmetricMatrix {
        precondition(amounts.count == dimension, "a diagonal has another length")
        var result = self
        for (index, amount) in amounts.enumerated() { result[index, index] += amount }
        return result
    }

    /// T · self · Tᵀ, the covariance of T·b when `self` is the covariance of b.
    package func transformed(by map: Matrix) -> SymmetricMatrix {
        precondition(map.columns == dimension, "a map takes vectors of another length")
        var half = Matrix(zeros: map.rows, dimension)
        for row in 0..<map.rows {
            for column in 0..<dimension {
                var sum = 0.0
                for inner in 0..<dimension { sum += map[row, inner] * self[inner, column] }
                half[row, column] = sum
            }
        }
        var result = SymmetricMatrix(dimension: map.rows)
        for row in 0..<map.rows {
            for column in row..<map.rows {
                var sum = 0.0
                for inner in 0..<dimension { sum += half[row, inner] * map[column, inner] }
                result[row, column] = sum
            }
        }
        return result
    }

    /// The same numbers as a full square.
    package var square: Matrix {
        var result = Matrix(zeros: dimension, dimension)
        for row in 0..<dimension {
            for column in 0..<dimension { result[row, column] = self[row, column] }
        }
        return result
    }
}

/// A rectangle of real numbers, stored row after row.
package struct Matrix: Sendable, Hashable {
    package let rows: Int
    package let columns: Int
    /// `rows × columns` numbers; entry (i, j) stands at `i * columns + j`.
    package var values: [Double]

    package init(rows: Int, columns: Int, values: [Double]) {
        precondition(rows >= 0 && columns >= 0, "a matrix has no negative side")
        precondition(values.count == rows * columns, "a matrix has rows × columns values")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    package init(zeros rows: Int, _ columns: Int) {
        self.init(
            rows: rows, columns: columns, values: [Double](repeating: 0, count: rows * columns))
    }

    package static func identity(_ dimension: Int) -> Matrix {
        var result = Matrix(zeros: dimension, dimension)
        for index in 0..<dimension { result[index, index] = 1 }
        return result
    }

    package subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    /// The product with a column vector of `columns` numbers, each row summed from left to right.
    package func times(_ vector: [Double]) -> [Double] {
        precondition(vector.count == columns, "a matrix meets a vector of another length")
        return (0..<rows).map { row in
            var sum = 0.0
            for column in 0..<columns { sum += self[row, column] * vector[column] }
            return sum
        }
    }
}

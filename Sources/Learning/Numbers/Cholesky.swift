/// The factor R of a symmetric positive definite matrix A = RᵀR, with R upper triangular.
///
/// Made of + − × ÷ and square roots in a fixed order, so a fold that solves with it has the same
/// bits on every machine.
package struct Cholesky: Sendable, Hashable {
    /// A pivot at or below this share of its diagonal entry says that the column is a combination
    /// of the columns before it.
    package static let dependenceLimit = 1e-10

    package let dimension: Int
    /// For each column the square of its factor's diagonal entry over the matrix's own: the share
    /// of the column that the columns before it don't explain. From 0 to 1.
    package let relativePivots: [Double]
    private let factor: SymmetricMatrix

    /// Throws `.dependentColumn` at the first pivot that isn't above `dependenceLimit` times its
    /// diagonal entry, and `.notFinite` when an entry isn't a number.
    package init(_ matrix: SymmetricMatrix, dependenceLimit: Double = Self.dependenceLimit)
        throws(CholeskyError)
    {
        guard matrix.packed.allSatisfy(\.isFinite) else { throw .notFinite }
        dimension = matrix.dimension
        var factor = matrix
        var pivots: [Double] = []
        for column in 0..<matrix.dimension {
            let own = matrix[column, column]
            let pivot = factor[column, column]
            guard pivot > dependenceLimit * own, pivot > 0, pivot.isFinite else {
                throw .dependentColumn(
                    column, on: Self.columnsBehind(column, of: matrix, factor: factor),
                    relativePivot: own > 0 ? pivot / own : 0)
            }
            pivots.append(pivot / own)
            Self.eliminate(column, pivot: pivot, in: &factor)
        }
        relativePivots = pivots
        self.factor = factor
    }

    /// The smallest of `relativePivots`, 1 for an empty matrix.
    package var smallestRelativePivot: Double { relativePivots.min() ?? 1 }

    /// The natural logarithm of the matrix's determinant.
    package var logDeterminant: Double {
        2 * (0..<dimension).reduce(0) { $0 + ElementaryFunctions.log(factor[$1, $1]) }
    }

    /// The x with A·x = `right`.
    package func solve(_ right: [Double]) -> [Double] {
        precondition(right.count == dimension, "a right-hand side has another length")
        var result = right
        for row in 0..<dimension {
            let start = factor.index(row, row)
            result[row] /= factor.packed[start]
            let value = result[row]
            for later in row + 1..<max(dimension, row + 1) {
                result[later] -= factor.packed[start + later - row] * value
            }
        }
        for row in (0..<dimension).reversed() {
            let start = factor.index(row, row)
            var value = result[row]
            for later in row + 1..<max(dimension, row + 1) {
                value -= factor.packed[start + later - row] * result[later]
            }
            result[row] = value / factor.packed[start]
        }
        return result
    }

    /// A⁻¹.
    package func inverse() -> SymmetricMatrix {
        var result = SymmetricMatrix(dimension: dimension)
        var unit = [Double](repeating: 0, count: dimension)
        for column in 0..<dimension {
            unit[column] = 1
            let solution = solve(unit)
            unit[column] = 0
            for row in 0...column { result[row, column] = solution[row] }
        }
        return result
    }

    /// Turns row `column` into a row of R and takes its part out of the rows below.
    private static func eliminate(
        _ column: Int, pivot: Double, in factor: inout SymmetricMatrix
    ) {
        let dimension = factor.dimension
        let start = factor.index(column, column)
        let root = pivot.squareRoot()
        for offset in 0..<dimension - column { factor.packed[start + offset] /= root }
        for row in column + 1..<max(dimension, column + 1) {
            let scale = factor.packed[start + row - column]
            let target = factor.index(row, row)
            for offset in 0..<dimension - row {
                factor.packed[target + offset] -=
                    scale * factor.packed[start + row - column + offset]
            }
        }
    }

    /// The earlier columns whose combination makes up `column`: those that carry more than a
    /// millionth of its length.
    private static func columnsBehind(
        _ column: Int, of matrix: SymmetricMatrix, factor: SymmetricMatrix
    ) -> [Int] {
        var shares = (0..<column).map { factor[$0, column] }
        for row in (0..<column).reversed() {
            for later in row + 1..<max(column, row + 1) {
                shares[row] -= factor[row, later] * shares[later]
            }
            shares[row] /= factor[row, row]
        }
        let limit = 1e-6 * matrix[column, column].magnitude.squareRoot()
        return (0..<column).filter {
            shares[$0].magnitude * matrix[$0, $0].squareRoot() > limit
        }
    }
}

/// Why a matrix has no Cholesky factor. Columns are counted from 0.
package enum CholeskyError: Error, Hashable, CustomStringConvertible {
    /// Column `column` is, up to rounding, a combination of the columns `on` (none: it is zero).
    case dependentColumn(_ column: Int, on: [Int], relativePivot: Double)
    case notFinite

    package var description: String {
        switch self {
        case .dependentColumn(let column, let others, _) where others.isEmpty:
            """
            Column \(column) holds nothing: its diagonal entry is zero. \
            Take the column out, or add a ridge.
            """
        case .dependentColumn(let column, let others, let relativePivot):
            """
            Column \(column) is a combination of the columns \
            \(others.map(String.init).joined(separator: ", ")) (relative pivot \(relativePivot)). \
            Take one of them out, or add a ridge.
            """
        case .notFinite:
            "The matrix holds an entry that is not a number. Check the sums it was made of."
        }
    }
}

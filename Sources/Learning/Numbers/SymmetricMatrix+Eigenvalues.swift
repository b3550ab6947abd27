extension SymmetricMatrix {
    private static let largestSweeps = 60
    /// An entry off the diagonal below this share of the largest on it counts as 0.
    private static let negligible = 0x1p-50

    /// The eigenvalues, ascending, by rotations that take the entries off the diagonal to 0 one
    /// after the other.
    ///
    /// Made of + − × ÷ √ in a fixed order. Each is off by about 2⁻⁵⁰ of the largest.
    /// Source: Golub & Van Loan 2013, section 8.5 (cyclic Jacobi).
    package var eigenvalues: [Double] {
        var matrix = self
        let scale = diagonal.reduce(0) { max($0, $1.magnitude) }
        for _ in 0..<Self.largestSweeps {
            var isDiagonal = true
            for first in 0..<dimension {
                for second in first + 1..<max(dimension, first + 1)
                where matrix[first, second].magnitude > Self.negligible * scale {
                    matrix.rotate(first, second)
                    isDiagonal = false
                }
            }
            if isDiagonal { break }
        }
        return matrix.diagonal.sorted()
    }

    /// Turns two axes so that their common entry becomes 0.
    private mutating func rotate(_ first: Int, _ second: Int) {
        let common = self[first, second]
        let half = (self[second, second] - self[first, first]) / (2 * common)
        let size = 1 / (half.magnitude + (half * half + 1).squareRoot())
        let tangent = half < 0 ? -size : size
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        self[first, first] -= tangent * common
        self[second, second] += tangent * common
        self[first, second] = 0
        for other in 0..<dimension where other != first && other != second {
            let (one, two) = (self[other, first], self[other, second])
            self[other, first] = cosine * one - sine * two
            self[other, second] = sine * one + cosine * two
        }
    }
}

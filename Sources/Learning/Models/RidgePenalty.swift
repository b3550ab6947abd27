/// What is taken off a log likelihood for coefficients far from their centre: ½(β − c)ᵀP(β − c).
///
/// One strength λ a coefficient makes P diagonal. Over C classes, of which the first has no
/// coefficients, P = λ(I − 11ᵀ/C) for each column: deviations from the mean over all classes are
/// penalised, so that nothing depends on which class is the first.
package struct RidgePenalty: Sendable, Hashable {
    package let strengths: [Double]
    package let centres: [Double]
    /// C where strengths stand class after class and are coupled over them; nil for a diagonal P.
    package let classCount: Int?

    package init(strengths: [Double], centres: [Double], classCount: Int? = nil) {
        precondition(strengths.count == centres.count, "there is one centre for each strength")
        precondition(
            classCount.map { $0 >= 2 && strengths.count % ($0 - 1) == 0 } ?? true,
            "every class but the first has the same columns")
        self.strengths = strengths
        self.centres = centres
        self.classCount = classCount
    }

    /// λ on every coefficient but the first, towards 0.
    package static func ridge(_ strength: Double, count: Int) -> RidgePenalty {
        RidgePenalty(
            strengths: [0] + [Double](repeating: strength, count: max(0, count - 1)),
            centres: [Double](repeating: 0, count: count))
    }

    /// λ on every coefficient but each class's first, towards the mean over classes.
    package static func ridge(_ strength: Double, columns: Int, classCount: Int) -> RidgePenalty {
        let one = [0] + [Double](repeating: strength, count: max(0, columns - 1))
        return RidgePenalty(
            strengths: (1..<classCount).flatMap { _ in one },
            centres: [Double](repeating: 0, count: (classCount - 1) * columns),
            classCount: classCount)
    }

    package var isZero: Bool { strengths.allSatisfy { $0 == 0 } }

    /// ½(β − c)ᵀP(β − c).
    package func value(_ coefficients: [Double]) -> Double {
        let slope = gradient(coefficients)
        var total = 0.0
        for index in coefficients.indices {
            total += (coefficients[index] - centres[index]) * slope[index] / 2
        }
        return total
    }

    /// P(β − c).
    package func gradient(_ coefficients: [Double]) -> [Double] {
        let distances = zip(coefficients, centres).map { $0 - $1 }
        guard let classCount else { return zip(strengths, distances).map { $0 * $1 } }
        let columns = distances.count / (classCount - 1)
        let means = (0..<columns).map { column in
            stride(from: column, to: distances.count, by: columns)
                .reduce(0) { $0 + distances[$1] } / Double(classCount)
        }
        return distances.indices.map { strengths[$0] * (distances[$0] - means[$0 % columns]) }
    }

    /// The matrix with P added.
    package func added(to matrix: SymmetricMatrix) -> SymmetricMatrix {
        var sum = matrix.addingToDiagonal(strengths)
        guard let classCount, !isZero else { return sum }
        let columns = strengths.count / (classCount - 1)
        for first in strengths.indices {
            for second in stride(from: first, to: strengths.count, by: columns) {
                sum[first, second] -= strengths[first] / Double(classCount)
            }
        }
        return sum
    }
}

package import Learning

/// How evenly an institution's own rows weigh in a Hessian, and how far the coefficients have gone.
///
/// Coefficients that somebody steered could leave one row alone with weight, and the sum would then
/// show it.
package struct WeightConcentration: Sendable, Hashable {
    /// (Σw)²/Σw², from 1 to the number of rows; 0 without rows. A row weighs Σ p(1 − p) over the
    /// classes.
    package let effectiveRows: Double
    /// The largest |β| on columns that have deviation 1 over these rows; intercepts are left out.
    package let largestCoefficient: Double

    package init(effectiveRows: Double, largestCoefficient: Double) {
        self.effectiveRows = effectiveRows
        self.largestCoefficient = largestCoefficient
    }

    /// Of a design whose first column is the intercept; coefficients stand class after class.
    package init(_ design: DesignMatrix, coefficients: [Double]) {
        let width = design.columnCount
        precondition(
            width > 0 && coefficients.count % width == 0,
            "every class has one coefficient for each column")
        var (sum, squares) = (0.0, 0.0)
        for row in 0..<design.rowCount {
            let values = design.values[row * width..<(row + 1) * width]
            let weight = Self.weight(of: Array(values), coefficients)
            sum += weight
            squares += weight * weight
        }
        effectiveRows = squares > 0 ? sum * sum / squares : 0
        largestCoefficient = Self.largest(design, coefficients)
    }

    private static func weight(of values: [Double], _ coefficients: [Double]) -> Double {
        let predictors = stride(from: 0, to: coefficients.count, by: values.count).map { first in
            values.indices.reduce(0) { $0 + values[$1] * coefficients[first + $1] }
        }
        let largest = max(0, predictors.max() ?? 0)
        let terms = ([0] + predictors).map { ElementaryFunctions.exp(max(-700, $0 - largest)) }
        let total = terms.reduce(0, +)
        return terms.reduce(0) { $0 + $1 / total * (1 - $1 / total) }
    }

    private static func largest(_ design: DesignMatrix, _ coefficients: [Double]) -> Double {
        let (width, rows) = (design.columnCount, Double(design.rowCount))
        guard rows > 0 else { return 0 }
        let deviations = (0..<width).map { column -> Double in
            let values = (0..<design.rowCount).map { design.values[$0 * width + column] }
            let mean = values.reduce(0, +) / rows
            return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / rows).squareRoot()
        }
        return coefficients.indices.filter { $0 % width != 0 }
            .map { abs(coefficients[$0]) * deviations[$0 % width] }.max() ?? 0
    }

    /// The worse of two, of either kind.
    func worse(_ other: WeightConcentration) -> WeightConcentration {
        WeightConcentration(
            effectiveRows: min(effectiveRows, other.effectiveRows),
            largestCoefficient: max(largestCoefficient, other.largestCoefficient))
    }
}

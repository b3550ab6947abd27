/// The way back from standardised columns (x − mean)/scale to the columns themselves.
///
/// A slope becomes β_j/s_j, the intercept β₀ − Σβ_j·m_j/s_j: a linear map, under which a covariance
/// V becomes T·V·Tᵀ.
package struct OriginalScale: Sendable, Hashable {
    /// One for each column; 0 for the intercept and for columns that were not standardised.
    package let means: [Double]
    /// One for each column, above 0; 1 for the intercept and for columns that were not standardised.
    package let scales: [Double]
    /// Whether column 0 is the intercept; without one, every mean must be 0.
    package let hasIntercept: Bool

    package init(means: [Double], scales: [Double], hasIntercept: Bool) {
        precondition(means.count == scales.count, "there is one mean and one scale a column")
        precondition(scales.allSatisfy { $0 > 0 }, "a scale is above 0")
        precondition(
            hasIntercept
                ? means.first == 0 && scales.first == 1 : means.allSatisfy { $0 == 0 },
            "the intercept has mean 0 and scale 1, and only with it can columns have means")
        self.means = means
        self.scales = scales
        self.hasIntercept = hasIntercept
    }

    /// The matrix T.
    package var map: Matrix {
        var map = Matrix(zeros: means.count, means.count)
        for column in means.indices {
            map[column, column] = 1 / scales[column]
            if hasIntercept, column > 0 { map[0, column] = -means[column] / scales[column] }
        }
        return map
    }

    package func coefficients(_ standardised: [Double]) -> [Double] {
        map.times(standardised)
    }
}

/// Whether predicted probabilities can be taken at their word.
///
/// Source: Cox 1958, https://doi.org/10.1093/biomet/45.3-4.562.
package struct CalibrationFit: Sendable, Hashable {
    package let estimate: Double
    package let standardError: Double

    /// Log odds are cut here before they are fitted.
    package static let largestLogOdds = 16.0

    /// The a of logit P(y) = a + logit(p). 0 is right; above 0, events are more frequent than said.
    package static func intercept(_ rows: ScoredRows) throws(MetricError) -> CalibrationFit {
        let fit = try shift(rows, logOdds(rows))
        return CalibrationFit(estimate: fit.intercept, standardError: fit.standardError)
    }

    /// The b of logit P(y) = a + b·logit(p). 1 is right; below 1, probabilities are too extreme.
    ///
    /// Throws `.separated` when the scores tell the outcomes apart completely, and
    /// `.constantScores` when all probabilities are equal.
    package static func slope(_ rows: ScoredRows) throws(MetricError) -> CalibrationFit {
        let logOdds = Self.logOdds(rows)
        let start = try shift(rows, logOdds).intercept
        guard logOdds.contains(where: { $0 != logOdds[0] }) else { throw .constantScores }
        let design = DesignMatrix(
            columnNames: ["intercept", "slope"], rowCount: rows.rowCount,
            values: logOdds.flatMap { [1, $0] }, hasIntercept: true)
        let labelled = LabelledRows(design: design, labels: rows.labels.map(Double.init))
        do {
            let fit = try LogisticFit.fit(labelled, start: [start, 1], tolerance: 1e-10)
            let spread = try CovarianceEstimate(hessian: fit.sums.hessian)
            return CalibrationFit(
                estimate: fit.coefficients[1], standardError: spread.standardErrors[1])
        } catch {
            throw .separated
        }
    }

    /// estimate ± z·standard error.
    package func interval(level: Double = 0.95) -> ConfidenceInterval {
        .wald(estimate: estimate, standardError: standardError, level: level)
    }

    private static func logOdds(_ rows: ScoredRows) -> [Double] {
        precondition(rows.weights == nil, "calibration is fitted on rows that count once")
        precondition(
            rows.probabilities.allSatisfy { $0 >= 0 && $0 <= 1 },
            "a probability lies between 0 and 1")
        return rows.probabilities.map {
            min(max(ElementaryFunctions.logit($0), -largestLogOdds), largestLogOdds)
        }
    }

    private static func shift(
        _ rows: ScoredRows, _ logOdds: [Double]
    ) throws(MetricError) -> InterceptFit {
        guard rows.rowCount > 0 else { throw .noRows }
        guard rows.positiveCount > 0, rows.negativeCount > 0 else { throw .singleClass }
        return InterceptFit(logOdds, events: Double(rows.positiveCount))
    }
}

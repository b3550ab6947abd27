import Learning
package import Tabular

extension CreditRisk {
    /// The checks that compare a study's rows among themselves or with the other members.
    package static func studyChecks(_ loaded: LoadedFrame) -> [QualityResult] {
        [vintages(loaded), medianAmount]
    }

    /// K8: a quarter whose bad rate is more than three times the median quarter's.
    ///
    /// Quarters of fewer than ten rows say nothing; fewer than three quarters measure nothing.
    static func vintages(_ loaded: LoadedFrame) -> QualityResult {
        var quarters: [Int: (rows: Int, bad: Int)] = [:]
        for (row, day) in loaded.times.compactMap(loaded.axis.day).enumerated() {
            let (year, month, _) = day.components
            let quarter = year * 4 + (month - 1) / 3
            quarters[quarter, default: (0, 0)].rows += 1
            quarters[quarter, default: (0, 0)].bad += Int(loaded.frame.labels[row])
        }
        let rates = quarters.values.filter { $0.rows >= 10 }.map {
            Double($0.bad) / Double($0.rows)
        }
        .sorted()
        guard rates.count >= 3 else {
            return vintageResult(.notMeasured, quarters: rates.count, high: 0)
        }
        let middle = rates.count / 2
        let median =
            rates.count % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2
        let high = rates.reduce(0) { $0 + ($1 > 3 * median ? 1 : 0) }
        return vintageResult(high > 0 ? .warn : .pass, quarters: rates.count, high: high)
    }

    /// K1 needs the other members' profile, which an offline check doesn't have.
    private static let medianAmount = QualityResult(
        id: "K1", place: "application.amount_minor", what: "median amount against the rest",
        outcome: .notMeasured, advice: "is measured when the federation's profile is known")

    private static func vintageResult(
        _ outcome: QualityResult.Outcome, quarters: Int, high: Int
    ) -> QualityResult {
        QualityResult(
            id: "K8", place: "target",
            what: "quarters whose bad rate is over three times the median",
            outcome: outcome, rows: quarters, count: high, threshold: "warn at any",
            advice: outcome == .warn ? "vintages differ; read the report's vintage figures" : "")
    }
}

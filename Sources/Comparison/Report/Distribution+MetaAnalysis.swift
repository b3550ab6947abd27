import Learning

extension Distribution {
    /// The distribution over the institutions that have a difference in their verdict's measure.
    ///
    /// Nil with fewer than five of them. The variance of a difference is read off its interval's
    /// width, so that whoever holds the report can do the same; intervals over folds reach farther
    /// than normal ones. Sums run in the order of names.
    package init?(of institutions: [InstitutionFigures], folds: Int? = nil) {
        guard let measure = institutions.first?.measure,
            institutions.allSatisfy({ $0.measure == measure })
        else { return nil }
        let differences = institutions.sorted { $0.name < $1.name }.compactMap(\.difference)
        let reach = folds.map { BootstrapResult.quantile(folds: $0) } ?? Coefficient.normalQuantile
        guard differences.count >= Self.fewestInstitutions,
            let summary = try? MetaAnalysis(differences.map { Self.value($0, reach: reach) }),
            let prediction = summary.prediction
        else { return nil }
        var verdicts: [Verdict.Outcome: Int] = [:]
        for figures in institutions { verdicts[figures.verdict.outcome, default: 0] += 1 }
        self.init(
            metric: measure.metric, institutions: differences.count, mean: summary.mean,
            interval: Bounds(summary.interval), prediction: Bounds(prediction),
            betweenVariance: summary.tauSquared, verdicts: verdicts)
    }

    private static func value(_ difference: Difference, reach: Double) -> MetaValue {
        let standardError = difference.interval.width / (2 * reach)
        return MetaValue(
            estimate: difference.estimate, variance: standardError * standardError)
    }
}

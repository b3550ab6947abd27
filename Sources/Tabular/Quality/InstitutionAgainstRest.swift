/// One institution beside all others together: the federation's counts minus its own.
///
/// Computed and shown at home; of it only the ids of checks and their result words may leave.
package struct InstitutionAgainstRest: Sendable, Hashable {
    package let features: [FeatureAgainstRest]
    /// Nil where the target is an amount.
    package let target: TargetAgainstRest?
    package let population: PopulationAgainstRest

    package init(
        features: [FeatureAgainstRest], target: TargetAgainstRest?,
        population: PopulationAgainstRest
    ) {
        self.features = features
        self.target = target
        self.population = population
    }

    package var report: QualityReport {
        QualityReport(
            results: features.flatMap(\.results) + (target?.results ?? []) + population.results)
    }
}

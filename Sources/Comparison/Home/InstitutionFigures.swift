/// One institution's comparison of going alone and going together, on its own hold-out rows.
///
/// At home the counts are exact. `published` is the form that may leave, if the institution's
/// policy names its figures.
package struct InstitutionFigures: Sendable, Hashable {
    package let name: String
    package let trainingRows: RowCount
    package let holdoutRows: RowCount
    /// Hold-out rows with the event; nil where a band would tell of too few, and where the target
    /// is no event.
    package let holdoutEvents: RowCount?
    package let local: ModelMetrics
    package let federated: ModelMetrics
    /// Nil where no recalibration was fitted.
    package let recalibrated: ModelMetrics?
    /// The loss that the verdict judges by.
    package let measure: VerdictSettings.Measure
    package let differences: [Difference]
    package let verdict: Verdict
    /// What its checks of data quality said; empty where it doesn't tell.
    package let checks: [CheckSignal]

    package init(
        name: String, trainingRows: RowCount, holdoutRows: RowCount, holdoutEvents: RowCount?,
        local: ModelMetrics, federated: ModelMetrics, recalibrated: ModelMetrics?,
        measure: VerdictSettings.Measure, differences: [Difference], verdict: Verdict,
        checks: [CheckSignal] = []
    ) {
        self.name = name
        self.trainingRows = trainingRows
        self.holdoutRows = holdoutRows
        self.holdoutEvents = holdoutEvents
        self.local = local
        self.federated = federated
        self.recalibrated = recalibrated
        self.measure = measure
        self.differences = differences
        self.verdict = verdict
        self.checks = checks
    }

    /// The federated model against the local baseline, in the measure of the verdict.
    package var difference: Difference? { differences.of(.federated, measure.metric) }
}

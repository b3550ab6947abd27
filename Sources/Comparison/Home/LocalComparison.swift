import Learning

/// Local, federated and recalibrated model of one institution on its own hold-out rows.
///
/// Exact, with paired intervals and the verdict; computed and kept at home.
package struct LocalComparison: Sendable, Hashable {
    package let rows: Int
    /// Rows with the event, or of any class but the first; 0 for amounts.
    package let events: Int
    package let entities: Int
    package let local: ModelMetrics
    package let federated: ModelMetrics
    package let recalibrated: ModelMetrics?
    /// Gains of each model over the local baseline: in log loss, Brier score and AUC or macro AUC,
    /// or in the mean squared error. One that is undefined, as that in AUC is with one class only,
    /// is left out.
    package let differences: [Difference]
    /// Of an event, for each threshold and model, in that order.
    package let decisions: [DecisionComparison]
    package let measure: VerdictSettings.Measure
    package let verdict: Verdict

    /// How many draws a bootstrap interval rests on.
    package static let drawCount = 2_000

    /// - Parameters:
    ///   - converged: whether the federated model reached its stopping rule.
    ///   - fieldForbids: a condition of the field that forbids a verdict on these rows.
    ///   - thresholds: at which decisions are compared, ascending.
    ///   - seed: of the bootstrap's draws, made of the study's seed; the same seed gives the same bits.
    package init(
        _ scores: HoldoutScores, settings: VerdictSettings, converged: Bool = true,
        fieldForbids: Bool = false, thresholds: [Double] = [], seed: UInt64,
        drawCount: Int = LocalComparison.drawCount
    ) {
        rows = scores.rowCount
        events = scores.eventCount
        entities = scores.entityCount
        let independent = entities == rows
        func metrics(_ predictions: [Double]) -> ModelMetrics {
            scores.metrics(of: predictions, independentRows: independent)
        }
        local = metrics(scores.local)
        federated = metrics(scores.federated)
        recalibrated = scores.recalibrated.map(metrics)
        let pairs = PairedComparison(
            scores, independentRows: independent, drawCount: drawCount, seed: seed)
        differences = pairs.differences
        let decided = scores.targetKind == .event ? thresholds : []
        decisions = decided.flatMap { threshold in
            scores.challengers.map { model, probabilities in
                DecisionComparison(scores, model, probabilities, threshold: threshold)
            }
        }
        measure = settings.measure
        let evidence = VerdictEvidence(
            events: events, nonEvents: rows - events, entities: entities, converged: converged,
            fieldForbids: fieldForbids, localLoss: local[settings.measure.metric].number,
            differences: differences)
        verdict = .judged(evidence, by: settings)
    }

    /// The figures for the institution's own report, with exact counts.
    package func figures(name: String, trainingRows: Int) -> InstitutionFigures {
        InstitutionFigures(
            name: name, trainingRows: .exact(trainingRows), holdoutRows: .exact(rows),
            holdoutEvents: local.family == .event ? .exact(events) : nil, local: local,
            federated: federated,
            recalibrated: recalibrated, measure: measure, differences: differences,
            verdict: verdict)
    }
}

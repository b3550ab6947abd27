/// How much better a model does than the local baseline, on the same hold-out rows.
///
/// Positive is better, whatever the metric: AUC(model) − AUC(local), but loss(local) − loss(model).
/// The interval is paired and two-sided at 95 %.
package struct Difference: Sendable, Hashable {
    /// The model that is held against the local baseline.
    package enum Model: String, Sendable, Hashable, CaseIterable {
        case federated
        case recalibrated
    }

    /// Where the interval comes from.
    package enum Method: String, Sendable, Hashable, CaseIterable {
        /// DeLong, DeLong and Clarke-Pearson (1988); one row an entity.
        case deLong = "delong"
        /// Paired bootstrap of entities, stratified by the entity's class.
        case bootstrap
        /// Bootstrap of entities within folds, widened since fold models share training rows
        /// (Nadeau and Bengio 2003).
        case crossFitted = "cross-fitted"
    }

    package let model: Model
    package let metric: Metric
    package let estimate: Double
    package let interval: Bounds
    package let method: Method

    package static let level = 0.95

    package init(
        model: Model, metric: Metric, estimate: Double, interval: Bounds, method: Method
    ) {
        self.model = model
        self.metric = metric
        self.estimate = estimate
        self.interval = interval
        self.method = method
    }

    /// The interval as it would stand on `factor` times as many rows: widths go with 1/√factor.
    func interval(onTimesMoreRows factor: Double) -> Bounds {
        let root = factor.squareRoot()
        return Bounds(
            low: estimate - (estimate - interval.low) / root,
            high: estimate + (interval.high - estimate) / root)
    }
}

extension [Difference] {
    package func of(_ model: Difference.Model, _ metric: Metric) -> Difference? {
        first { $0.model == model && $0.metric == metric }
    }
}

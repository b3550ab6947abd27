/// `alarms` of a report: what the study's alarm policy came to on hold-out rows of all institutions,
/// or at home of one.
package struct AlarmReport: Sendable, Hashable {
    /// What alarms above a threshold cost, per 1,000 hours or ticks.
    package struct CostPoint: Sendable, Hashable {
        package let threshold: Double
        package let cost: Double
    }

    package struct CostCurve: Sendable, Hashable {
        package let source: AlarmFigures.Source
        /// By ascending threshold.
        package let points: [CostPoint]
    }

    /// Events that could have been warned of; nil where they are too few to be told.
    package let events: Int?
    /// Hours or ticks that entities were watched.
    package let exposure: Double
    /// `h`, or the word for a tick.
    package let unit: String
    /// Over how many hours or ticks false alarms are counted.
    package let rateLength: Double
    /// In the order in which they are shown.
    package let models: [AlarmFigures]
    package let curves: [CostCurve]

    package init(
        events: Int?, exposure: Double, unit: String, rateLength: Double, models: [AlarmFigures],
        curves: [CostCurve]
    ) {
        self.events = events
        self.exposure = exposure
        self.unit = unit
        self.rateLength = rateLength
        self.models = models
        self.curves = curves
    }

    package subscript(_ source: AlarmFigures.Source) -> AlarmFigures? {
        models.first { $0.source == source }
    }
}

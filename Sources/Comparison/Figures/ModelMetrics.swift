/// How one model does on one set of hold-out rows.
package struct ModelMetrics: Sendable, Hashable {
    package let family: Metric.Family
    /// Hold-out rows behind the figures; nil where they may not be told.
    package let rows: Int?
    /// Those of them with the event; nil where they may not be told, or the target is no event.
    package let events: Int?
    /// Where the exact AUC or macro AUC lies, if it is the middle of a bracket from a summed table.
    package let aucBracket: Bounds?
    /// What is known of each class; nil where the target has none, or it may not be told.
    package let classes: ClassDetail?
    /// How many rows special figures of an amount rest on; nil as `rows` is.
    package let amountRows: AmountRows?
    private let figures: [Metric: Figure]

    /// Rows behind figures of an amount that are not taken over all rows.
    package struct AmountRows: Sendable, Hashable {
        /// The last row of each entity.
        package let last: Int
        /// Rows, and last rows, whose truth lies outside the study's range.
        package let capped: Int
        package let cappedLast: Int

        package init(last: Int, capped: Int, cappedLast: Int) {
            self.last = last
            self.capped = capped
            self.cappedLast = cappedLast
        }
    }

    /// A figure that is not given counts as not computed.
    package init(
        _ family: Metric.Family, rows: Int? = nil, events: Int? = nil, aucBracket: Bounds? = nil,
        classes: ClassDetail? = nil, amountRows: AmountRows? = nil, figures: [Metric: Figure]
    ) {
        self.family = family
        self.rows = rows
        self.events = events
        self.aucBracket = aucBracket
        self.classes = classes
        self.amountRows = amountRows
        self.figures = Dictionary(
            family.metrics.map { ($0, figures[$0] ?? .undefined(.notComputed)) }
        ) { first, _ in first }
    }

    /// Figures of an event.
    package init(
        rows: Int? = nil, events: Int? = nil, auc: Figure = .undefined(.notComputed),
        aucBracket: Bounds? = nil, prAuc: Figure = .undefined(.notComputed),
        ks: Figure = .undefined(.notComputed), logLoss: Figure = .undefined(.notComputed),
        brier: Figure = .undefined(.notComputed),
        calibrationIntercept: Figure = .undefined(.notComputed),
        calibrationSlope: Figure = .undefined(.notComputed)
    ) {
        self.init(
            .event, rows: rows, events: events, aucBracket: aucBracket,
            figures: [
                .auc: auc, .prAuc: prAuc, .ks: ks, .logLoss: logLoss, .brier: brier,
                .calibrationIntercept: calibrationIntercept, .calibrationSlope: calibrationSlope,
            ])
    }

    /// A metric of another kind of target counts as not computed.
    package subscript(metric: Metric) -> Figure {
        figures[metric] ?? .undefined(.notComputed)
    }

    package var auc: Figure { self[.auc] }
    package var logLoss: Figure { self[.logLoss] }
    package var brier: Figure { self[.brier] }
    package var calibrationIntercept: Figure { self[.calibrationIntercept] }
    package var calibrationSlope: Figure { self[.calibrationSlope] }

    /// Every figure of the family undefined for one reason, and no counts.
    package static func undefined(
        _ reason: UndefinedReason, _ family: Metric.Family = .event
    ) -> ModelMetrics {
        ModelMetrics(
            family,
            figures: Dictionary(family.metrics.map { ($0, .undefined(reason)) }) { first, _ in
                first
            })
    }
}

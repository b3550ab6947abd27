/// How one model does on one set of hold-out rows.
package struct ModelMetrics: Sendable, Hashable {
    /// Hold-out rows behind the figures, and those of them with the event; nil where they may not
    /// be told.
    package let rows: Int?
    package let events: Int?
    package let auc: Figure
    /// Where the exact AUC lies, if `auc` is the middle of a bracket from a summed score table.
    package let aucBracket: Bounds?
    package let prAuc: Figure
    package let ks: Figure
    package let logLoss: Figure
    package let brier: Figure
    package let calibrationIntercept: Figure
    package let calibrationSlope: Figure

    package init(
        rows: Int? = nil, events: Int? = nil, auc: Figure = .undefined(.notComputed),
        aucBracket: Bounds? = nil, prAuc: Figure = .undefined(.notComputed),
        ks: Figure = .undefined(.notComputed), logLoss: Figure = .undefined(.notComputed),
        brier: Figure = .undefined(.notComputed),
        calibrationIntercept: Figure = .undefined(.notComputed),
        calibrationSlope: Figure = .undefined(.notComputed)
    ) {
        self.rows = rows
        self.events = events
        self.auc = auc
        self.aucBracket = aucBracket
        self.prAuc = prAuc
        self.ks = ks
        self.logLoss = logLoss
        self.brier = brier
        self.calibrationIntercept = calibrationIntercept
        self.calibrationSlope = calibrationSlope
    }

    /// Every figure by the same rule: `figure` is asked once for each metric.
    package init<Failure: Error>(
        rows: Int?, events: Int?, aucBracket: Bounds?, figure: (Metric) throws(Failure) -> Figure
    ) throws(Failure) {
        self.init(
            rows: rows, events: events, auc: try figure(.auc), aucBracket: aucBracket,
            prAuc: try figure(.prAuc), ks: try figure(.ks), logLoss: try figure(.logLoss),
            brier: try figure(.brier), calibrationIntercept: try figure(.calibrationIntercept),
            calibrationSlope: try figure(.calibrationSlope))
    }

    package subscript(metric: Metric) -> Figure {
        switch metric {
        case .auc: auc
        case .prAuc: prAuc
        case .ks: ks
        case .logLoss: logLoss
        case .brier: brier
        case .calibrationIntercept: calibrationIntercept
        case .calibrationSlope: calibrationSlope
        }
    }

    /// The same metrics with every figure undefined for one reason, and no counts.
    package static func undefined(_ reason: UndefinedReason) -> ModelMetrics {
        ModelMetrics(rows: nil, events: nil, aucBracket: nil) { _ in .undefined(reason) }
    }
}

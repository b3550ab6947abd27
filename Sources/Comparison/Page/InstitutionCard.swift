/// One institution on the page: its verdict with the reason, and its models' figures.
struct InstitutionCard: Sendable {
    struct Model: Sendable {
        let model: String
        let cells: [FigureCell]
    }

    let name: String
    let tone: String
    let verdict: String
    let rowsText: String
    let sentence: String
    let models: [Model]

    /// The heads of the figures' columns.
    static func columns(_ context: ReportContext) -> [String] {
        let loss = context.settings.measure.metric.inText
        let rank = context.settings.rank.map { [$0.inText, "gain"] } ?? []
        return [loss, "gain"] + rank + others(context).map(\.inText)
            + (context.terms.family == .event ? ["calibration"] : [])
    }

    /// Figures that stand beside loss and ranking.
    private static func others(_ context: ReportContext) -> [Metric] {
        switch context.terms.family {
        case .event: []
        case .classes: [.top1]
        case .amount: [.rmse, .rmseLast]
        }
    }

    init(_ figures: InstitutionFigures, in context: ReportContext) {
        let text = VerdictText(figures, in: context)
        name = figures.name
        tone = figures.verdict.outcome.rawValue
        verdict = text.title
        sentence = text.sentence
        rowsText = Self.rowsText(figures, context.terms)
        var models = [
            Model(model: "local", cells: Self.cells(figures.local, figures, nil, context)),
            Model(
                model: "federated",
                cells: Self.cells(figures.federated, figures, .federated, context)
            ),
        ]
        if let own = figures.recalibrated {
            let cells = Self.cells(own, figures, .recalibrated, context)
            models.append(Model(model: "recalibrated", cells: cells))
        }
        self.models = models
    }

    private static func rowsText(_ figures: InstitutionFigures, _ terms: FieldTerms) -> String {
        var text =
            "\(figures.trainingRows.words) training rows · \(figures.holdoutRows.words) hold-out"
        if let events = figures.holdoutEvents, let word = terms.event {
            text += " rows, \(events.words) of them “\(word)”"
        } else {
            text += " rows"
        }
        return text
    }

    private static func cells(
        _ metrics: ModelMetrics, _ figures: InstitutionFigures, _ model: Difference.Model?,
        _ context: ReportContext
    ) -> [FigureCell] {
        let measure = figures.measure.metric
        func gain(_ metric: Metric) -> FigureCell {
            guard let model else { return FigureCell(text: "") }
            return FigureCell(gain: figures.differences.of(model, metric))
        }
        let rank = context.settings.rank.map { [FigureCell(metrics[$0]).alone, gain($0)] } ?? []
        return [FigureCell(metrics[measure]).alone, gain(measure)] + rank
            + others(context).map { FigureCell(metrics[$0]).alone }
            + (context.terms.family == .event ? [calibration(metrics)] : [])
    }

    /// Intercept over slope.
    private static func calibration(_ metrics: ModelMetrics) -> FigureCell {
        guard let intercept = metrics.calibrationIntercept.number else {
            return FigureCell(metrics.calibrationIntercept)
        }
        let slope = metrics.calibrationSlope.number.map { "slope " + NumberText.fixed($0, 2) }
        return FigureCell(text: NumberText.fixed(intercept, 2, signed: true), under: slope)
    }
}

extension FigureCell {
    /// The number without its interval, but with the reason if there is no number.
    fileprivate var alone: FigureCell { text == "–" ? self : FigureCell(text: text) }
}

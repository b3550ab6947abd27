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
    /// The gains in numbers.
    let remark: String?

    static let columns = ["log loss", "Brier", "AUC", "KS", "calibration"]

    init(_ figures: InstitutionFigures, in context: ReportContext) {
        let text = VerdictText(figures, in: context)
        name = figures.name
        tone = figures.verdict.outcome.rawValue
        verdict = text.title
        sentence = text.sentence
        rowsText = Self.rowsText(figures, context.terms)
        let models =
            [
                ("local", figures.local), ("federated", figures.federated),
            ] + (figures.recalibrated.map { [("recalibrated", $0)] } ?? [])
        self.models = models.map { Model(model: $0.0, cells: Self.cells($0.1)) }
        remark = Self.remark(figures, context.settings.measure.metric)
    }

    private static func rowsText(_ figures: InstitutionFigures, _ terms: FieldTerms) -> String {
        var text =
            "\(figures.trainingRows.words) training rows · \(figures.holdoutRows.words) hold-out"
        if let events = figures.holdoutEvents {
            text += " rows, \(events.words) of them “\(terms.event)”"
        } else {
            text += " rows"
        }
        return text
    }

    private static func cells(_ metrics: ModelMetrics) -> [FigureCell] {
        let plain = [metrics.logLoss, metrics.brier, metrics.auc, metrics.ks].map { FigureCell($0) }
        return plain + [calibration(metrics)]
    }

    /// Intercept over slope.
    private static func calibration(_ metrics: ModelMetrics) -> FigureCell {
        guard let intercept = metrics.calibrationIntercept.number else {
            return FigureCell(metrics.calibrationIntercept)
        }
        let slope = metrics.calibrationSlope.number.map { "slope " + NumberText.fixed($0, 2) }
        return FigureCell(text: NumberText.fixed(intercept, 2, signed: true), under: slope)
    }

    private static func remark(_ figures: InstitutionFigures, _ metric: Metric) -> String? {
        let parts = [metric, .auc].flatMap { metric in
            Difference.Model.allCases.compactMap { model -> String? in
                guard let difference = figures.differences.of(model, metric) else { return nil }
                if model == .recalibrated,
                    difference.interval == figures.differences.of(.federated, metric)?.interval
                {
                    return nil
                }
                let name = metric == .auc ? "AUC" : metric.label.lowercased()
                return "\(name), \(model.rawValue): \(DifferenceText(difference).whole)"
            }
        }
        return parts.isEmpty ? nil : "Gain in " + parts.joined(separator: "; ") + "."
    }
}

/// The differences of all institutions, one below the other on common scales.
///
/// Two panels: gain in the loss that the verdict judges by, and gain in the ranking, where there is
/// one. A filled dot is the
/// federated model, a hollow one the recalibrated model, a diamond the mean over institutions and
/// the thin line through it what a new institution should expect. A short tick marks where a gain
/// begins to matter.
struct ForestPlot {
    private let report: ComparisonReport
    private let context: ReportContext
    private var drawing: Drawing

    private static let width = 960.0
    private static let top = 58.0
    private static let rowHeight = 46.0
    private static let pair = [(start: 216.0, end: 468.0), (start: 596.0, end: 848.0)]
    private static let whole = [(start: 216.0, end: 848.0)]
    private static let numbersRoom = 108.0
    private static let ticks = 5
    private static let foot = 30.0

    /// Nil where no institution has a difference to draw.
    static func drawing(_ report: ComparisonReport, in context: ReportContext) -> Drawing? {
        guard report.institutions.contains(where: { !$0.differences.isEmpty }) else { return nil }
        var plot = ForestPlot(report, context)
        plot.draw()
        return plot.drawing
    }

    private init(_ report: ComparisonReport, _ context: ReportContext) {
        self.report = report
        self.context = context
        let rows = report.institutions.count + (report.distribution == nil ? 0 : 1)
        drawing = Drawing(
            width: Self.width, height: Self.top + Double(rows) * Self.rowHeight + Self.foot,
            title: "Gain of the federated model over each institution's own",
            description: Self.description(report, context))
    }

    private static func description(
        _ report: ComparisonReport, _ context: ReportContext
    ) -> String {
        let metric = context.settings.measure.metric
        let sentences = report.institutions.map { figures in
            guard let difference = figures.differences.of(.federated, metric) else {
                return "\(figures.name): no figure."
            }
            return
                "\(figures.name): gain in \(metric.inText) \(DifferenceText(difference).whole)."
        }
        return sentences.joined(separator: " ")
    }

    private var metrics: [Metric] {
        [context.settings.measure.metric] + [context.settings.rank].compactMap { $0 }
    }
    private var summaryY: Double { y(row: report.institutions.count) }
    private var bottom: Double { drawing.height - Self.foot }

    private func y(row: Int) -> Double { Self.top + (Double(row) + 0.5) * Self.rowHeight }

    private mutating func draw() {
        drawStripes()
        for (metric, place) in zip(metrics, metrics.count == 1 ? Self.whole : Self.pair) {
            let marks = report.institutions.flatMap(\.differences).filter { $0.metric == metric }
            let scale = PlotScale(
                showing: marks.map { ($0.estimate, $0.interval) }, start: place.start,
                end: place.end)
            drawAxis(metric, scale)
            for (row, figures) in report.institutions.enumerated() {
                draw(figures, metric, scale, y(row: row))
            }
            if let summary = report.distribution, summary.metric == metric {
                draw(summary, scale)
            }
        }
        drawNames()
    }

    private mutating func drawStripes() {
        for row in report.institutions.indices where row.isMultiple(of: 2) {
            drawing.rectangle(
                0, y(row: row) - Self.rowHeight / 2, width: Self.width, height: Self.rowHeight,
                "stripe")
        }
        if report.distribution != nil {
            drawing.line(
                0, summaryY - Self.rowHeight / 2, Self.width, summaryY - Self.rowHeight / 2, "rule")
        }
    }

    private mutating func drawNames() {
        for (row, figures) in report.institutions.enumerated() {
            let verdict = figures.verdict.outcome
            let center = y(row: row)
            drawing.words(TextWidth.shortened(figures.name, 22), 12, center - 3, .start, "name")
            drawing.words(
                VerdictText.title(of: verdict), 12, center + 13, .start,
                "verdict \(verdict.rawValue)")
        }
        guard let summary = report.distribution else { return }
        drawing.words(
            "Mean of \(summary.institutions) institutions", 12, summaryY - 3, .start, "name")
        drawing.words("thin line: a new institution", 12, summaryY + 13, .start, "small")
    }

    private mutating func drawAxis(_ metric: Metric, _ scale: PlotScale) {
        let middle = (scale.start + scale.end) / 2
        drawing.words("Gain in \(metric.inText)", middle, 20, .middle, "heading")
        for tick in scale.ticks(Self.ticks) {
            let x = scale.place(tick)
            drawing.line(x, Self.top - 8, x, bottom, tick == 0 ? "zero" : "grid")
            let label = tick == 0 ? "0" : NumberText.fixed(tick, scale.decimals(Self.ticks))
            drawing.words(label, x, bottom + 18, .middle, "small")
        }
        drawing.words("◂ local is better", scale.start, 40, .start, "small")
        drawing.words("federated is better ▸", scale.end, 40, .end, "small")
    }

    private mutating func draw(
        _ figures: InstitutionFigures, _ metric: Metric, _ scale: PlotScale, _ y: Double
    ) {
        guard let difference = figures.differences.of(.federated, metric) else {
            let reason = figures.federated[metric].reason ?? .notComputed
            drawing.words(
                FigureCell.word(reason), scale.end + Self.numbersRoom, y + 4, .end, "small")
            return
        }
        drawMargin(figures, metric, scale, y)
        let own = figures.differences.of(.recalibrated, metric)
        let showsBoth = own != nil && own?.interval != difference.interval
        draw(
            difference, scale, showsBoth ? y - 7 : y, figures.verdict.outcome.rawValue,
            filled: true)
        if showsBoth, let own {
            draw(own, scale, y + 8, figures.verdict.outcome.rawValue, filled: false)
        }
        drawNumbers(DifferenceText(difference), scale, y)
    }

    private mutating func draw(
        _ difference: Difference, _ scale: PlotScale, _ y: Double, _ tone: String, filled: Bool
    ) {
        let low = scale.clippedPlace(difference.interval.low)
        let high = scale.clippedPlace(difference.interval.high)
        drawing.line(low, y, high, y, "whisker \(tone)")
        if difference.interval.low < scale.low {
            drawing.path(
                [(low + 6, y - 4), (low, y), (low + 6, y + 4)], closed: true, "tip \(tone)")
        }
        if difference.interval.high > scale.high {
            drawing.path(
                [(high - 6, y - 4), (high, y), (high - 6, y + 4)], closed: true, "tip \(tone)")
        }
        drawing.circle(
            scale.clippedPlace(difference.estimate), y, radius: filled ? 5 : 4,
            filled ? "dot \(tone)" : "ring \(tone)")
    }

    /// A tick where a gain begins to matter for this institution.
    private mutating func drawMargin(
        _ figures: InstitutionFigures, _ metric: Metric, _ scale: PlotScale, _ y: Double
    ) {
        let margin =
            metric == .auc
            ? context.settings.rankMargin
            : (figures.local[metric].number ?? 0) * context.settings.gainMargin
        guard margin > 0, margin < scale.high else { return }
        let x = scale.place(margin)
        drawing.line(x, y - 15, x, y + 15, "margin")
    }

    private mutating func drawNumbers(_ text: DifferenceText, _ scale: PlotScale, _ y: Double) {
        let x = scale.end + Self.numbersRoom
        drawing.words(text.estimate, x, y - 3, .end, "number")
        drawing.words(text.interval, x, y + 13, .end, "small")
    }

    private mutating func draw(_ summary: Distribution, _ scale: PlotScale) {
        let y = summaryY
        drawing.line(
            scale.clippedPlace(summary.prediction.low), y,
            scale.clippedPlace(summary.prediction.high), y, "prediction")
        let low = scale.clippedPlace(summary.interval.low)
        let high = scale.clippedPlace(summary.interval.high)
        let mean = scale.clippedPlace(summary.mean)
        drawing.path(
            [(low, y), (mean, y - 8), (high, y), (mean, y + 8)], closed: true, "diamond")
        let text = DifferenceText(estimate: summary.mean, interval: summary.interval)
        drawNumbers(text, scale, y)
    }
}

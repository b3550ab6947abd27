import Federation
import Learning

/// What two models said on the way to one event, and which alarms they raised.
enum EventStripPlot {
    private static let width = 720.0
    private static let left = 60.0
    private static let right = 690.0
    private static let top = 24.0
    private static let bottom = 124.0
    private static let barGap = 14.0
    /// The models drawn, each with its line style.
    private static let drawn: [AlarmWatch.Model] = [.federated, .local]

    /// Shaded is where an alarm had to begin; dashed lines are thresholds, bars are episodes.
    static func drawing(
        _ event: ForetoldEvent, settings: AlarmSettings, terms: FieldTerms
    ) -> Drawing {
        let window = settings.window
        let start = event.moment - 2 * window.horizon
        let across = PlotScale(
            low: Double(start), high: Double(event.moment), start: left, end: right)
        let up = PlotScale(low: 0, high: 1, start: bottom, end: top)
        var drawing = Drawing(
            width: width, height: bottom + 74, title: event.key,
            description: "Probability and alarms up to “\(terms.event ?? "")”.")
        let opening = across.place(Double(event.moment - window.horizon))
        let closing = across.place(Double(event.moment - window.lead))
        drawing.rectangle(
            opening, top, width: closing - opening, height: bottom - top, "stripe")
        for tick in [0.0, 0.5, 1] {
            drawing.line(left, up.place(tick), right, up.place(tick), "grid")
            drawing.words(NumberText.short(tick), left - 8, up.place(tick) + 4, .end, "small")
        }
        drawing.line(right, top - 6, right, bottom, "zero")
        for (style, model) in drawn.enumerated() {
            guard let warning = event.warnings[model] else { continue }
            draw(warning, event.times, style: style, across, up, &drawing)
            legend(model, event, style: style, settings, &drawing)
        }
        drawing.words(
            "← \(settings.axis.words(2 * window.horizon)) before", left, bottom + 44, .start,
            "small")
        drawing.words("“\(terms.event ?? "")”", right, bottom + 44, .end, "small")
        return drawing
    }

    private static func draw(
        _ warning: ForetoldEvent.Warning, _ times: [Int], style: Int, _ across: PlotScale,
        _ up: PlotScale, _ drawing: inout Drawing
    ) {
        let points = zip(times, warning.probabilities).map {
            (x: across.place(Double($0)), y: up.place($1))
        }
        drawing.path(points, closed: false, "curve curve\(style)")
        let threshold = up.place(warning.threshold)
        drawing.line(left, threshold, right, threshold, "chance")
        let bar = bottom + 8 + barGap * Double(style)
        for episode in warning.episodes {
            let begin = across.clippedPlace(Double(episode.lowerBound))
            let end = across.clippedPlace(Double(episode.upperBound))
            drawing.rectangle(
                begin, bar, width: max(3, end - begin), height: 8, "point\(style)")
        }
    }

    private static func legend(
        _ model: AlarmWatch.Model, _ event: ForetoldEvent, style: Int,
        _ settings: AlarmSettings, _ drawing: inout Drawing
    ) {
        let row = bottom + 64
        let place = left + 320 * Double(style)
        let what =
            event.leadTimes[model].map { "warned \(settings.axis.words($0)) before" } ?? "missed it"
        drawing.line(place, row - 4, place + 26, row - 4, "curve curve\(style)")
        drawing.words("\(model.rawValue) \(what)", place + 34, row, .start, "label")
    }
}

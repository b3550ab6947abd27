import Learning

/// What alarms cost at each threshold, by each model, beside no alarm at all.
enum CostCurvePlot {
    private static let width = 720.0
    private static let top = 34.0
    private static let bottom = 300.0
    private static let legendRow = 20.0
    /// Log odds; the public grid reaches no further.
    private static let across = PlotScale(low: -6, high: 6, start: 70, end: 690)
    private static let marks = [0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99]
    /// The models drawn, each with its line style.
    private static let drawn: [AlarmFigures.Source] = [.federated, .local, .recalibrated]

    /// Nil where no model's costs may be told at two thresholds.
    static func drawing(_ alarms: AlarmReport, words: AlarmWords) -> Drawing? {
        let curves = drawn.enumerated().compactMap { style, source in
            alarms.curves.first { $0.source == source && $0.points.count > 1 }
                .map { (style: style, curve: $0) }
        }
        let never = alarms[.never]?[.cost].number
        let highest = (curves.flatMap { $0.curve.points.map(\.cost) } + [never ?? 0]).max() ?? 0
        guard !curves.isEmpty, highest > 0 else { return nil }
        let up = PlotScale(low: 0, high: highest * 1.05, start: bottom, end: top)
        var drawing = Drawing(
            width: width, height: bottom + 52 + legendRow * Double(curves.count + 1),
            title: "Cost curve",
            description: "\(words.costHead) \(words.units), against the threshold of the alarm.")
        drawGrid(up, words, &drawing)
        for (row, (style, curve)) in curves.enumerated() {
            let points = curve.points.filter { $0.threshold < 1 }.map {
                (x: place($0.threshold), y: up.place($0.cost))
            }
            drawing.path(points, closed: false, "curve curve\(style)")
            legend(AlarmWords.name(of: curve.source), "curve curve\(style)", row, &drawing)
        }
        if let never {
            let height = up.place(never)
            drawing.line(across.start, height, across.end, height, "chance")
            legend(AlarmWords.name(of: .never), "chance", curves.count, &drawing)
        }
        return drawing
    }

    private static func place(_ threshold: Double) -> Double {
        across.clippedPlace(ElementaryFunctions.logit(threshold))
    }

    private static func drawGrid(_ up: PlotScale, _ words: AlarmWords, _ drawing: inout Drawing) {
        for tick in up.ticks(5) {
            drawing.line(across.start, up.place(tick), across.end, up.place(tick), "grid")
            drawing.words(
                NumberText.grouped(Int(tick.rounded())), across.start - 8, up.place(tick) + 4,
                .end, "small")
        }
        for mark in marks {
            drawing.line(place(mark), top, place(mark), bottom, "grid")
            drawing.words(NumberText.short(mark), place(mark), bottom + 16, .middle, "small")
        }
        drawing.words("→ threshold", across.start, bottom + 34, .start, "small")
        drawing.words(
            "↑ \(words.costHead) \(words.units)", across.start, top - 14, .start, "small")
    }

    private static func legend(
        _ name: String, _ look: String, _ row: Int, _ drawing: inout Drawing
    ) {
        let height = bottom + 54 + legendRow * Double(row)
        drawing.line(across.start, height - 4, across.start + 26, height - 4, look)
        drawing.words(name, across.start + 34, height, .start, "label")
    }
}

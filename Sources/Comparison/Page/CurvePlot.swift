import Federation

/// A plot of curves in the unit square, with the line that stands for no skill or for calibration.
enum CurvePlot {
    private static let side = 300.0
    private static let left = 46.0
    private static let top = 30.0
    private static let width = 420.0
    /// How many line styles the style sheet knows.
    private static let styles = 3

    /// The ROC curve: share of events found against share of false alarms.
    static func roc(_ curves: [Curve], terms: FieldTerms) -> Drawing? {
        guard case .event(let event, let nonEvent) = terms.outcome else { return nil }
        return drawing(
            curves, title: "ROC curves", across: "share of “\(nonEvent)” above the threshold",
            up: "share of “\(event)” above the threshold")
    }

    /// The reliability curve: what happened against what was predicted.
    static func reliability(_ curves: [Curve], terms: FieldTerms) -> Drawing? {
        guard let event = terms.event else { return nil }
        return drawing(
            curves, title: "Reliability", across: "predicted probability of “\(event)”",
            up: "observed share", marksPoints: true)
    }

    /// Nil where there is no curve of at least two points.
    private static func drawing(
        _ curves: [Curve], title: String, across: String, up: String, marksPoints: Bool = false
    ) -> Drawing? {
        let curves = curves.filter { $0.points.count > 1 }
        guard !curves.isEmpty else { return nil }
        let legendHeight = Double(curves.count) * 20
        var drawing = Drawing(
            width: width, height: top + side + 58 + legendHeight, title: title,
            description:
                "\(up), against \(across), for \(curves.map(\.name).joined(separator: ", ")).")
        drawGrid(across, up, &drawing)
        for (index, curve) in curves.enumerated() {
            draw(curve, style: index % styles, marksPoints: marksPoints, &drawing)
            drawLegend(curve.name, index, &drawing)
        }
        return drawing
    }

    private static func x(_ value: Double) -> Double { left + max(0, min(1, value)) * side }
    private static func y(_ value: Double) -> Double { top + (1 - max(0, min(1, value))) * side }

    private static func drawGrid(_ across: String, _ up: String, _ drawing: inout Drawing) {
        for step in 0...4 {
            let value = Double(step) / 4
            drawing.line(x(value), y(0), x(value), y(1), "grid")
            drawing.line(x(0), y(value), x(1), y(value), "grid")
            let label = NumberText.fixed(value, 2)
            drawing.words(label, x(value), y(0) + 16, .middle, "small")
            drawing.words(label, x(0) - 7, y(value) + 4, .end, "small")
        }
        drawing.line(x(0), y(0), x(1), y(1), "chance")
        drawing.words("→ \(across)", x(0), y(0) + 34, .start, "small")
        drawing.words("↑ \(up)", x(0), y(1) - 12, .start, "small")
    }

    private static func draw(
        _ curve: Curve, style: Int, marksPoints: Bool, _ drawing: inout Drawing
    ) {
        let points = curve.points.map { (x: x($0.x), y: y($0.y)) }
        drawing.path(points, closed: false, "curve curve\(style)")
        guard marksPoints else { return }
        for point in points {
            drawing.circle(point.x, point.y, radius: 3.5, "point point\(style)")
        }
    }

    private static func drawLegend(_ name: String, _ index: Int, _ drawing: inout Drawing) {
        let row = y(0) + 54 + Double(index) * 20
        drawing.line(x(0), row - 4, x(0) + 26, row - 4, "curve curve\(index % styles)")
        drawing.words(TextWidth.shortened(name, 48), x(0) + 34, row, .start, "label")
    }
}

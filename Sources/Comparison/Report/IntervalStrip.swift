/// Draws intervals as text on one scale: `  │ ├───●────┤  `, with 0 as `│`.
struct IntervalStrip: Sendable, Hashable {
    private let low: Double
    private let high: Double
    private let width: Int

    /// A scale that shows zero and all `intervals`; nil where there is nothing to show.
    init?(showing intervals: [Bounds], width: Int) {
        precondition(width > 2, "a strip has room for two ends and a point")
        let low = min(0, intervals.map(\.low).min() ?? 0)
        let high = max(0, intervals.map(\.high).max() ?? 0)
        guard high > low, high - low < .infinity else { return nil }
        self.low = low
        self.high = high
        self.width = width
    }

    func drawn(_ estimate: Double, _ interval: Bounds) -> String {
        var cells = [Character](repeating: " ", count: width)
        for cell in cell(interval.low)...cell(interval.high) { cells[cell] = "─" }
        cells[cell(interval.low)] = "├"
        cells[cell(interval.high)] = "┤"
        let zero = cell(0)
        cells[zero] = cells[zero] == " " ? "│" : "┼"
        cells[cell(estimate)] = "●"
        let text = String(cells)
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    private func cell(_ value: Double) -> Int {
        let share = (value - low) / (high - low)
        let cell = (share * Double(width - 1)).rounded(.toNearestOrAwayFromZero)
        return max(0, min(width - 1, Int(cell)))
    }
}

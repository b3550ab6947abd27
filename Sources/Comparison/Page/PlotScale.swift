/// Maps values to places along one axis of a drawing, with round ticks.
struct PlotScale: Sendable, Hashable {
    let low: Double
    let high: Double
    let start: Double
    let end: Double

    /// `low` < `high` are the values at `start` and `end`, in units of the drawing.
    init(low: Double, high: Double, start: Double, end: Double) {
        precondition(low < high, "a scale shows more than one value")
        self.low = low
        self.high = high
        self.start = start
        self.end = end
    }

    /// A scale that shows 0, all estimates, and every interval that is not far wider than the others.
    ///
    /// An interval more than four times as wide as the median one is cut, so that one small
    /// institution does not press the others into a line.
    init(showing marks: [(estimate: Double, interval: Bounds)], start: Double, end: Double) {
        let widths = marks.map(\.interval.width).sorted()
        let limit = widths.isEmpty ? 0 : 4 * widths[widths.count / 2]
        var values = [0] + marks.map(\.estimate)
        for mark in marks where mark.interval.width <= limit {
            values += [mark.interval.low, mark.interval.high]
        }
        let low = values.min() ?? 0
        let high = values.max() ?? 0
        let room = high > low ? (high - low) * 0.06 : 0.01
        self.init(low: low - room, high: high + room, start: start, end: end)
    }

    func place(_ value: Double) -> Double {
        start + (value - low) / (high - low) * (end - start)
    }

    /// The place of `value`, or of the end of the scale that it lies behind.
    func clippedPlace(_ value: Double) -> Double {
        place(max(low, min(high, value)))
    }

    /// Round values inside the scale, at least two steps apart from each other: steps of 1, 2 or 5
    /// times a power of ten, at most about `count` of them.
    func ticks(_ count: Int) -> [Double] {
        let raw = (high - low) / Double(count)
        var power = 1.0
        while power > raw { power /= 10 }
        while power * 10 <= raw { power *= 10 }
        let factor = [1.0, 2, 5, 10].first { power * $0 >= raw } ?? 10
        let step = power * factor
        let first = Int((low / step).rounded(.up))
        let last = Int((high / step).rounded(.down))
        guard first <= last else { return [] }
        return (first...last).map { Double($0) * step }
    }

    /// How many decimals the ticks need.
    func decimals(_ count: Int) -> Int {
        let ticks = ticks(count)
        guard ticks.count > 1 else { return 2 }
        var step = ticks[1] - ticks[0]
        var decimals = 0
        while step < 0.999, decimals < 6 {
            step *= 10
            decimals += 1
        }
        return decimals
    }
}

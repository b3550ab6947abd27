/// The public thresholds at which alarms are counted, and last 1, above which no probability lies:
/// never an alarm.
package struct AlarmGrid: Sendable, Hashable {
    /// Ascending, each once.
    package let thresholds: [Double]

    private static let reach = 6.0
    private static let steps = 48

    /// 49 equal steps of logit(p) from −6 to 6, and the given threshold besides.
    package init(including threshold: Double) {
        precondition(threshold > 0 && threshold < 1, "a threshold lies between 0 and 1")
        let grid = (0...Self.steps).map { step in
            ElementaryFunctions.sigmoid(
                (2 * Double(step) / Double(Self.steps) - 1) * Self.reach)
        }
        thresholds = Set(grid + [threshold, 1]).sorted()
    }

    /// Where the threshold stands on the grid. It must be one of them.
    package func place(of threshold: Double) -> Int {
        guard let place = thresholds.firstIndex(of: threshold) else {
            preconditionFailure("the threshold is not of the grid")
        }
        return place
    }

    /// The thresholds' place where total costs are least, by what each came to; of equal ones the
    /// lowest, which warns earliest.
    package func cheapest(_ counts: [AlarmCounts], costs: AlarmCosts) -> Int {
        precondition(counts.count == thresholds.count, "there are counts for each threshold")
        let totals = counts.map(costs.total)
        let least = totals.min() ?? 0
        return totals.firstIndex(of: least) ?? totals.count - 1
    }
}

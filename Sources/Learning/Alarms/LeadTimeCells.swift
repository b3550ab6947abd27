/// Public cells in which lead times are counted, so that no single event's is told.
///
/// At most `limit` cells of equal width, whole units of the axis, from the shortest useful warning
/// to the horizon.
package struct LeadTimeCells: Sendable, Hashable {
    package static let limit = 10

    private let lead: Int
    private let width: Int
    package let count: Int

    package init(_ window: WarningWindow) {
        let values = window.horizon - window.lead + 1
        lead = window.lead
        width = (values + Self.limit - 1) / Self.limit
        count = (values + width - 1) / width
    }

    /// The cell of a lead time within the window.
    package func cell(of leadTime: Int) -> Int { (leadTime - lead) / width }

    /// The shortest lead time of a cell.
    package func start(of cell: Int) -> Int { lead + cell * width }

    /// A lead time that at least `perThousand` of 1000 counted events reached: the start of the cell
    /// in which the quantile lies. Nil where nothing was counted.
    package func reached(by perThousand: Int, in counts: [Int]) -> Int? {
        let all = counts.reduce(0, +)
        guard all > 0 else { return nil }
        var reached = 0
        for cell in counts.indices.reversed() {
            reached += counts[cell]
            if reached * 1000 >= perThousand * all { return start(of: cell) }
        }
        return nil
    }
}

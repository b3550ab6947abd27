/// How long rows waited from their observation to the event that decided their target, counted in
/// public cells, so that no single row's is told.
package struct WaitingTimes: Sendable, Hashable {
    /// What the edges of the cells are counted in.
    package enum Unit: Sendable, Hashable {
        case hours, ticks
    }

    /// Rows of each cell, in the order of the edges.
    package let counts: [Int]

    /// So many cells have either unit's edges: each from its edge to below the next, the last open.
    package static let cellCount = 18

    package init(counts: [Int] = [Int](repeating: 0, count: cellCount)) {
        precondition(counts.count == Self.cellCount, "every cell has its count")
        self.counts = counts
    }

    /// Counts whole units waited; what is below 0 counts as 0.
    package init(_ waits: [Int], in unit: Unit) {
        var counts = [Int](repeating: 0, count: Self.cellCount)
        for wait in waits { counts[(unit.edges.lastIndex { $0 <= wait }) ?? 0] += 1 }
        self.init(counts: counts)
    }

    package var rows: Int { counts.reduce(0, +) }

    package static func + (one: WaitingTimes, other: WaitingTimes) -> WaitingTimes {
        WaitingTimes(counts: zip(one.counts, other.counts).map { $0 + $1 })
    }
}

extension WaitingTimes.Unit {
    var edges: [Int] {
        switch self {
        case .hours:
            [0, 1, 2, 4, 8, 24]
                + [2, 7, 14, 30, 60, 90, 180, 365, 730, 1_095, 1_825, 3_650].map { 24 * $0 }
        case .ticks:
            [
                0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000,
                100_000, 1_000_000,
            ]
        }
    }

    /// What the cells are called, such as `from 60 days to below 90 days`; `tick` is the word for
    /// one.
    package func cellNames(tick: String = "tick") -> [String] {
        edges.indices.map { name(of: $0...$0, tick: tick) }
    }

    /// What neighbouring cells are called together.
    package func name(of cells: ClosedRange<Int>, tick: String = "tick") -> String {
        let start = words(edges[cells.lowerBound], tick)
        guard cells.upperBound + 1 < edges.count else { return "from \(start) on" }
        return "from \(start) to below \(words(edges[cells.upperBound + 1], tick))"
    }

    private func words(_ edge: Int, _ tick: String) -> String {
        switch self {
        case .hours where edge >= 48: "\(edge / 24) days"
        case .hours: "\(edge) h"
        case .ticks: edge == 1 ? "1 \(tick)" : "\(edge) \(tick)s"
        }
    }
}

extension WaitingTimes: CustomStringConvertible {
    /// The number of rows only.
    package var description: String { "WaitingTimes(\(rows) rows)" }
}

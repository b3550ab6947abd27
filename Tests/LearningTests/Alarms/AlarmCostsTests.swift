import Learning
import Testing

@Suite struct `The costs of alarms` {
    private static let costs = AlarmCosts(missed: 10_000, falseAlarm: 500, caught: 2_000)
    private static let cells = LeadTimeCells(WarningWindow(horizon: 30, lead: 0))

    private static func counts(events: Int, caught: Int, falseEpisodes: Int) -> AlarmCounts {
        var counts = AlarmCounts(cells: cells)
        counts.events = events
        counts.caught = caught
        counts.falseEpisodes = falseEpisodes
        return counts
    }

    @Test func `imply a threshold for one decision`() {
        #expect((Self.costs.threshold * 1e6).rounded() / 1e6 == 0.058824)
    }

    @Test func `add up what was missed, false and caught`() {
        // 2 of 5 missed at 10,000, 4 false at 500, 3 caught at 2,000.
        let counts = Self.counts(events: 5, caught: 3, falseEpisodes: 4)
        #expect(Self.costs.total(counts) == 28_000)
        #expect(Self.costs.total(Self.counts(events: 5, caught: 0, falseEpisodes: 0)) == 50_000)
    }

    @Test func `pick the cheapest threshold, of equal ones the lowest`() {
        let grid = AlarmGrid(including: 0.05)
        var all = grid.thresholds.map { _ in
            Self.counts(events: 5, caught: 0, falseEpisodes: 3)
        }
        all[7] = Self.counts(events: 5, caught: 4, falseEpisodes: 2)
        all[9] = all[7]
        #expect(grid.cheapest(all, costs: Self.costs) == 7)
    }

    @Test func `are counted on a public grid that ends in no alarm at all`() {
        let grid = AlarmGrid(including: Self.costs.threshold)
        #expect(grid.thresholds.count == 51 && grid.thresholds.count <= 64)
        #expect(grid.thresholds.last == 1)
        #expect(grid.thresholds[grid.place(of: Self.costs.threshold)] == Self.costs.threshold)
        #expect(zip(grid.thresholds, grid.thresholds.dropFirst()).allSatisfy { $0 < $1 })
        // 0.5 stands on the grid already.
        #expect(AlarmGrid(including: 0.5).thresholds.count == 50)
    }

    @Test func `stand beside lead times in public cells`() {
        // 0 to 30 are 31 values: eight cells of four.
        #expect(Self.cells.count == 8)
        #expect([0, 3, 4, 30].map(Self.cells.cell) == [0, 0, 1, 7])
        #expect(Self.cells.start(of: 7) == 28)
        var counts = [0, 1, 0, 0, 4, 3, 2, 0]
        // Nine of ten reached 16, five of ten 20.
        #expect(Self.cells.reached(by: 900, in: counts) == 16)
        #expect(Self.cells.reached(by: 500, in: counts) == 20)
        #expect(Self.cells.reached(by: 1_000, in: counts) == 4)
        counts = counts.map { _ in 0 }
        #expect(Self.cells.reached(by: 500, in: counts) == nil)
    }
}

import Learning
import Testing

@Suite struct `Reliability of probabilities` {
    /// 0.1 and 0.3 fall into the lower half, 0.7 into the upper.
    @Test func `groups of equal width show what was said and what happened`() throws {
        let rows = ScoredRows(labels: [0, 1, 1], probabilities: [0.1, 0.3, 0.7])
        let reliability = try Reliability(rows, equalWidths: 2)
        #expect(reliability.groups.map(\.rowCount) == [2, 1])
        expectClose(reliability.groups.map(\.meanProbability), [0.2, 0.7], absolute: 1e-15)
        #expect(reliability.groups.map(\.eventRate) == [0.5, 1])
        expectClose(reliability.expectedCalibrationError, 0.3, absolute: 1e-15)
    }

    @Test func `a table's groups hold equal shares of the rows, and all of them`() throws {
        let rows = simulatedScores(seed: 4, rowCount: 1_500)
        let table = ScoreTable(rows, layout: ScoreTableLayout())
        let groups = try Reliability(table, equalMasses: 15).groups
        #expect(groups.count == 15)
        #expect(groups.reduce(0) { $0 + $1.rowCount } == 1_500)
        #expect(groups.allSatisfy { abs($0.rowCount - 100) <= 15 })
        let expected = groups.reduce(0) { $0 + $1.rowCount * $1.meanProbability }
        expectClose(expected, rows.probabilities.reduce(0, +), absolute: 1e-5)
    }

    @Test func `no rows have no reliability`() {
        #expect(throws: MetricError.noRows) {
            try Reliability(ScoredRows(labels: [], probabilities: []), equalWidths: 5)
        }
    }
}

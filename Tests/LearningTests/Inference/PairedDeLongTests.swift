import Learning
import Testing

@Suite struct `Paired DeLong` {
    @Test func `a model against itself has no difference and no test`() throws {
        let rows = simulatedScores(seed: 1, rowCount: 60)
        let pair = try PairedDeLong(
            labels: rows.labels, of: rows.probabilities, against: rows.probabilities)
        #expect(pair.difference == 0)
        #expect(pair.z == nil)
        #expect(pair.pValue == nil)
        #expect(pair.interval().low == 0 && pair.interval().high == 0)
    }

    @Test func `swapping the models turns the sign only`() throws {
        let rows = simulatedScores(seed: 2, rowCount: 80)
        let others = rows.probabilities.enumerated().map { index, score in
            index % 3 == 0 ? 1 - score : score
        }
        let first = try PairedDeLong(
            labels: rows.labels, of: rows.probabilities, against: others)
        let second = try PairedDeLong(
            labels: rows.labels, of: others, against: rows.probabilities)
        #expect(first.difference > 0)
        #expect(first.difference == -second.difference)
        expectClose(try #require(first.pValue), try #require(second.pValue), relative: 1e-12)
        expectClose(first.variance, try DeLong(rows).variance, relative: 1e-12)
    }

    @Test func `too few rows are named`() {
        #expect(throws: MetricError.tooFewRows(needed: 2, found: 1)) {
            try PairedDeLong(labels: [0, 0, 1], of: [1, 2, 3], against: [3, 2, 1])
        }
        #expect(throws: MetricError.singleClass) {
            try PairedDeLong(labels: [0, 0], of: [1, 2], against: [2, 1])
        }
        #expect(throws: MetricError.noRows) {
            try PairedDeLong(labels: [], of: [], against: [])
        }
    }
}

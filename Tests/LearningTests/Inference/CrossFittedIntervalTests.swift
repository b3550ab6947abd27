import Learning
import Testing

@Suite struct `Intervals of cross-fitting` {
    /// t of 4 degrees at 0.975 is 2.776445, and 1 + 5/4 is 1.5².
    @Test func `are wider by the share of rows that fold models have in common`() throws {
        let folds = RowFolds(count: 5, ofRow: (0..<100).map { $0 % 5 })
        let result = try PairedBootstrap(
            labels: [UInt8](repeating: 0, count: 100), entities: Array(0..<100), folds: folds,
            drawCount: 200, seed: 1
        ).mean((0..<100).map { Double($0 * $0 % 17) })
        let interval = result.crossFitted(folds: 5)
        let reach = 2.776_445_105 * 1.5 * result.standardError
        expectClose(interval.high - interval.estimate, reach, relative: 1e-8)
        expectClose(interval.estimate - interval.low, reach, relative: 1e-8)
        let many = result.crossFitted(folds: 10)
        let normal = 1.959_963_985 * (19.0 / 9).squareRoot() * result.standardError
        expectClose(many.high - many.estimate, normal, relative: 1e-8)
    }

    /// Two rows a fold, equal within a fold: a draw within folds changes nothing.
    @Test func `rest on draws within folds`() throws {
        let folds = RowFolds(count: 3, ofRow: [0, 0, 1, 1, 2, 2])
        let result = try PairedBootstrap(
            labels: [0, 0, 0, 0, 0, 0], entities: Array(0..<6), folds: folds, drawCount: 50,
            seed: 2
        ).mean([1, 1, 5, 5, 9, 9])
        #expect(result.standardError == 0 && result.interval.estimate == 5)
    }

    /// Areas 1 on two rows and ¾ on four against ½ of a model that says nothing.
    @Test func `of AUC are about the mean within folds`() throws {
        let folds = RowFolds(count: 2, ofRow: [0, 0, 1, 1, 1, 1])
        let result = try PairedBootstrap(
            labels: [1, 0, 1, 1, 0, 0], entities: Array(0..<6), folds: folds, drawCount: 50,
            seed: 3
        ).aucDifference(
            of: [0.2, 0.1, 0.9, 0.7, 0.8, 0.6], against: [Double](repeating: 0.5, count: 6))
        expectClose(result.interval.estimate, 5 / 6 - 0.5, relative: 1e-14)
    }

    /// y is normal about ½; one model predicts the training mean of 80 rows, the other 0. The gain
    /// in squared error is μ² − 1/80 on average, so that many intervals should hold it.
    @Test func `hold the gain of a model of four fifths of the rows often enough`() throws {
        let (repeats, rows, folds) = (150, 100, 5)
        let truth = 0.25 - 1.0 / 80
        var held = 0
        for seed in 0..<UInt64(repeats) {
            var generator = SeededGenerator(seeds: seed, 77)
            let outcomes = (0..<rows).map { _ in 0.5 + generator.normal() }
            let fold = RowFolds(count: folds, ofRow: (0..<rows).map { $0 % folds })
            let total = outcomes.reduce(0, +)
            let means = fold.rows.map { own in
                (total - own.reduce(0) { $0 + outcomes[$1] }) / Double(rows - own.count)
            }
            let gains = outcomes.indices.map { row in
                let error = outcomes[row] - means[fold.ofRow[row]]
                return outcomes[row] * outcomes[row] - error * error
            }
            let interval = try PairedBootstrap(
                labels: [UInt8](repeating: 0, count: rows), entities: Array(0..<rows), folds: fold,
                drawCount: 100, seed: seed
            ).mean(gains).crossFitted(folds: folds)
            if interval.low <= truth, truth <= interval.high { held += 1 }
        }
        #expect(held >= repeats * 95 / 100, "\(held) of \(repeats)")
    }
}

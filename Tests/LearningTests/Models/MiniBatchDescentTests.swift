import Learning
import Testing

@Suite struct `Mini-batch descent` {
    /// One row x = 2, y = 1 at b = 0: p = ½, slope −1, so b goes to 0.5; then, with momentum ½,
    /// v = −½ − 2(1 − σ(1)).
    @Test func `steps can be followed by hand`() {
        let rows = LabelledRows(
            design: DesignMatrix(
                columnNames: ["x"], rowCount: 1, values: [2], hasIntercept: false), labels: [1])
        var generator = SeededGenerator(seed: 1)
        let once = MiniBatchDescent(learningRate: 0.5, epochs: 1)
            .run(rows, from: [0], generator: &generator)
        #expect(once.coefficients == [0.5])
        #expect(once.steps == 1)
        expectClose(once.meanLossAtStart, ElementaryFunctions.log(2), relative: 1e-15)
        let twice = MiniBatchDescent(learningRate: 0.5, momentum: 0.5, epochs: 2)
            .run(rows, from: [0], generator: &generator)
        let second = 0.5 + 0.5 * (0.5 + 2 * (1 - ElementaryFunctions.sigmoid(1)))
        expectClose(twice.coefficients, [second], relative: 1e-14)
    }

    @Test func `the ridge spares the intercept`() {
        let rows = LabelledRows(
            design: DesignMatrix(
                columnNames: ["intercept", "x"], rowCount: 2, values: [1, 0, 1, 0],
                hasIntercept: true), labels: [1, 0])
        var generator = SeededGenerator(seed: 1)
        let outcome = MiniBatchDescent(learningRate: 1, epochs: 1, ridgePerRow: 0.25)
            .run(rows, from: [0, 8], generator: &generator)
        #expect(outcome.coefficients == [0, 6])
    }

    /// One full-batch step at each institution, averaged by rows, is one step on all rows.
    @Test(arguments: 0..<4 as Range<UInt64>)
    func `averaged full-batch steps are pooled gradient descent`(seed: UInt64) {
        let simulated = SimulatedRows(seed: seed, rowCount: 500, columns: 4)
        let institutions = simulated.split(into: 4)
        let descent = MiniBatchDescent(learningRate: 0.3, epochs: 1, ridgePerRow: 0.002)
        var generator = SeededGenerator(seed: seed)
        var federated = [0.0, 0, 0, 0]
        var pooled = federated
        for _ in 0..<20 {
            let start = federated
            federated = start.indices.map { _ in 0 }
            for rows in institutions where rows.rowCount > 0 {
                let own = descent.run(rows, from: start, generator: &generator)
                for column in start.indices {
                    federated[column] += own.coefficients[column] * Double(rows.rowCount) / 500
                }
            }
            pooled = descent.run(simulated.rows, from: pooled, generator: &generator).coefficients
        }
        expectClose(federated, pooled, absolute: 1e-12, "replay with seed \(seed)")
    }

    @Test func `many full-batch steps reach the fit`() throws {
        let simulated = SimulatedRows(seed: 1, rowCount: 300, columns: 3)
        var generator = SeededGenerator(seed: 1)
        let outcome = MiniBatchDescent(
            learningRate: 0.5, momentum: 0.9, epochs: 600, ridgePerRow: 1.0 / 300
        ).run(simulated.rows, from: [0, 0, 0], generator: &generator)
        let fit = try LogisticFit.fit(simulated.rows, penalties: [0, 1, 1])
        expectClose(outcome.coefficients, fit.coefficients, absolute: 1e-8)
    }

    @Test func `batches take every row once an epoch, in an order the seed decides`() {
        let simulated = SimulatedRows(seed: 6, rowCount: 103, columns: 3)
        let descent = MiniBatchDescent(learningRate: 0.1, epochs: 2, batchSize: 10)
        let outcomes = ([1, 1, 2] as [UInt64]).map { seed in
            var generator = SeededGenerator(seed: seed)
            return descent.run(simulated.rows, from: [0, 0, 0], generator: &generator)
        }
        #expect(outcomes[0].steps == 22)
        #expect(outcomes[0] == outcomes[1])
        #expect(outcomes[0] != outcomes[2])
    }
}

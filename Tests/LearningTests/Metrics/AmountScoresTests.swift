import Learning
import Testing

@Suite struct `Errors of amounts` {
    private func scores(_ errors: [Double], truth: Double = 100) -> AmountScores {
        AmountScores(
            truths: errors.map { _ in truth }, predictions: errors.map { truth + $0 },
            entities: Array(errors.indices))
    }

    /// e − 1 twice for −13 and 10, e² − 1 for 20; e^{1.3} − 1 for 13 too much.
    @Test func `cost more where the model says too much`() throws {
        let four = scores([-13, 0, 10, 20])
        expectClose(try four.asymmetricScore(), 9.825620, absolute: 5e-7)
        expectClose(try four.rmse(), 12.932517, absolute: 5e-7)
        expectClose(AsymmetricScore.term(10), 1.718282, absolute: 5e-7)
        expectClose(AsymmetricScore.term(-13), 1.718282, absolute: 5e-7)
        expectClose(AsymmetricScore.term(13), 2.669297, absolute: 5e-7)
        #expect(AsymmetricScore.term(0) == 0)
    }

    @Test func `beyond 200 are cut in that score`() {
        #expect(AsymmetricScore.term(1e9) == AsymmetricScore.term(200))
        #expect(AsymmetricScore.term(-1e9) == AsymmetricScore.term(-200))
        #expect(AsymmetricScore.isCut(200.5) && !AsymmetricScore.isCut(-200))
        #expect(AsymmetricScore.term(200) <= AsymmetricScore.largestTerm)
    }

    @Test func `are those of an independent implementation`() throws {
        let vectors = try MetricVectors.read().regression
        #expect(vectors.count == 3)
        for vector in vectors {
            let rows = AmountScores(
                truths: vector.truth, predictions: vector.prediction,
                entities: Array(vector.truth.indices))
            expectClose(try rows.rmse(), vector.rmse, relative: 1e-9)
            expectClose(try rows.meanAbsoluteError(), vector.mae, relative: 1e-9)
            expectClose(try rows.medianAbsoluteError(), vector.medae, relative: 1e-9)
            expectClose(try rows.bias(), vector.meanBias, relative: 1e-9, absolute: 1e-12)
            if let rSquared = vector.r2 {
                expectClose(try rows.rSquared(), rSquared, relative: 1e-9, absolute: 1e-12)
            } else {
                #expect(throws: MetricError.singleClass) { try rows.rSquared() }
            }
        }
    }

    @Test func `of no rows are undefined`() {
        let none = scores([])
        #expect(throws: MetricError.noRows) { try none.rmse() }
        #expect(throws: MetricError.noRows) { try none.medianAbsoluteError() }
        #expect(throws: MetricError.noRows) { try none.asymmetricScore() }
    }

    @Test func `on last rows are those of each entity's last`() {
        let rows = AmountScores(
            truths: [3, 2, 1, 9, 8], predictions: [0, 0, 1, 0, 6], entities: [4, 4, 4, 7, 7])
        #expect(rows.lastRows.truths == [1, 8])
        #expect(rows.lastRows.errors == [0, -2])
    }
}

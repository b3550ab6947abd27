import Learning
import Testing

@Suite struct `Recalibration of classes and amounts` {
    /// Scores of a right model of three classes, made `factor` times as bold.
    private func simulated(_ rowCount: Int, factor: Double) -> (labels: [UInt8], scores: [Double]) {
        var generator = SeededGenerator(seeds: 5, UInt64(rowCount))
        var labels: [UInt8] = []
        var scores: [Double] = []
        for _ in 0..<rowCount {
            let own = [0, 1.5 * generator.normal(), 1.5 * generator.normal()]
            let shares = Softmax.probabilities(own, classCount: 3)
            let draw = generator.uniform()
            labels.append(draw < shares[0] ? 0 : draw < shares[0] + shares[1] ? 1 : 2)
            scores += own.map { $0 * factor }
        }
        return (labels, scores)
    }

    @Test func `finds the temperature by which scores are too bold`() {
        let (labels, scores) = simulated(6000, factor: 2)
        let fit = ClassRecalibration(labels: labels, scores: scores, classCount: 3)
        expectClose(fit.sharpness, 0.5, relative: 0.06)
        expectClose(fit.shifts, [0, 0, 0], absolute: 0.12)
    }

    @Test func `brings every class near its frequency, and a class without rows nowhere far`() {
        var (labels, scores) = simulated(900, factor: 1)
        labels = labels.map { $0 == 2 ? 1 : $0 }
        scores = scores.indices.map { scores[$0] + ($0 % 3 == 1 ? -2 : 0) }
        let fit = ClassRecalibration(labels: labels, scores: scores, classCount: 3)
        let probabilities = Softmax.probabilities(fit.apply(scores), classCount: 3)
        func expected(_ own: Int) -> Double {
            stride(from: own, to: probabilities.count, by: 3).reduce(0) { $0 + probabilities[$1] }
        }
        expectClose(expected(1), Double(labels.count { $0 == 1 }), relative: 0.02)
        #expect(expected(2) < 10 && fit.shifts[2] > -20)
    }

    @Test func `of few rows shifts and does not stretch; of none changes nothing`() {
        let (labels, scores) = simulated(60, factor: 3)
        #expect(ClassRecalibration(labels: labels, scores: scores, classCount: 3).sharpness == 1)
        let empty = ClassRecalibration(labels: [], scores: [], classCount: 3)
        #expect(empty.apply([1, 2, 3]) == [1, 2, 3])
    }

    /// Truth 3 above the prediction on average, from three rows.
    @Test func `of few amounts is their mean error`() {
        let fit = AmountRecalibration(truths: [11, 14, 14], predictions: [10, 10, 10])
        #expect(fit.intercept == 3 && fit.slope == 1 && fit.apply(7) == 10)
        #expect(AmountRecalibration(truths: [], predictions: []).apply(7) == 7)
    }

    @Test func `of many amounts finds intercept and slope by least squares`() {
        let predictions = (0..<200).map(Double.init)
        let truths = predictions.map { 5 + 0.5 * $0 + ($0.truncatingRemainder(dividingBy: 2)) }
        let fit = AmountRecalibration(truths: truths, predictions: predictions)
        expectClose(fit.slope, 0.5, absolute: 1e-3)
        let errors = zip(truths, predictions).map { $0 - fit.apply($1) }
        expectClose(errors.reduce(0, +), 0, absolute: 1e-9)
        expectClose(zip(errors, predictions).reduce(0) { $0 + $1.0 * $1.1 }, 0, absolute: 1e-7)
    }
}

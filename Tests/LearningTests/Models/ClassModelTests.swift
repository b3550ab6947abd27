import Learning
import Testing

@Suite struct `A model of several classes` {
    private static let design = DesignMatrix(
        columnNames: ["intercept", "x"], rowCount: 2, values: [1, 0, 1, 2], hasIntercept: true)

    @Test func `gives the first class a score of 0 and the others their predictors`() {
        let model = ClassModel(
            columnNames: ["intercept", "x"], classCount: 3, seen: [0, 1, 2],
            coefficients: [1, 0.5, -1, 2], unseenShare: 0)
        #expect(model.scores(Self.design) == [0, 1, -1, 0, 2, 3])
    }

    /// e⁰ : e^{ln 2} : e^{ln 5} = 1 : 2 : 5.
    @Test func `turns scores into shares of their powers`() {
        let scores = [0, ElementaryFunctions.log(2), ElementaryFunctions.log(5)]
        expectClose(
            Softmax.probabilities(scores, classCount: 3), [0.125, 0.25, 0.625], relative: 1e-15)
        let shifted = Softmax.probabilities(scores.map { $0 + 700 }, classCount: 3)
        expectClose(shifted, [0.125, 0.25, 0.625], relative: 1e-12)
    }

    @Test func `gives classes that it never saw their small share, and the rest the others`() {
        let model = ClassModel(
            columnNames: ["intercept", "x"], classCount: 4, seen: [1, 3],
            coefficients: [ElementaryFunctions.log(3), 0], unseenShare: 0.05)
        let probabilities = Softmax.probabilities(model.scores(Self.design), classCount: 4)
        expectClose(
            probabilities, [0.05, 0.225, 0.05, 0.675, 0.05, 0.225, 0.05, 0.675], relative: 1e-13)
    }
}

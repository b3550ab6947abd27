/// The local part of federated averaging for a logistic model: gradient descent on the mean loss of
/// an institution's own rows.
///
/// F(b) = mean log loss + ½·ridgePerRow·|b without intercept|². A step: v ← momentum·v + ∇F,
/// b ← b − learningRate·v, with v starting at zero in each run.
/// Source: McMahan et al. 2017, https://proceedings.mlr.press/v54/mcmahan17a.html.
package struct MiniBatchDescent: Sendable, Hashable {
    package let learningRate: Double
    /// From 0 to below 1.
    package let momentum: Double
    /// How often every row is used. With all rows in one batch, the number of steps.
    package let epochs: Int
    /// Rows a step; nil for all rows at once. The last batch of an epoch may be smaller.
    package let batchSize: Int?
    /// λ/N: the study's ridge over the rows of the whole federation, so that every institution
    /// pulls with the share that its rows have.
    package let ridgePerRow: Double

    package init(
        learningRate: Double, momentum: Double = 0, epochs: Int, batchSize: Int? = nil,
        ridgePerRow: Double = 0
    ) {
        precondition(learningRate > 0 && learningRate.isFinite, "a learning rate is above 0")
        precondition(momentum >= 0 && momentum < 1, "momentum is 0 or more, and below 1")
        precondition(epochs > 0, "there is at least one epoch")
        precondition(batchSize.map { $0 > 0 } ?? true, "a batch has at least one row")
        precondition(ridgePerRow >= 0, "a ridge is not negative")
        self.learningRate = learningRate
        self.momentum = momentum
        self.epochs = epochs
        self.batchSize = batchSize
        self.ridgePerRow = ridgePerRow
    }

    /// What a run leads to.
    package struct Outcome: Sendable, Hashable {
        package let coefficients: [Double]
        package let steps: Int
        /// Mean log loss, without the ridge, at the coefficients that the run began with.
        package let meanLossAtStart: Double
    }

    /// - Parameters:
    ///   - rows: at least one.
    ///   - generator: gives the order of the rows in each epoch; unused with all rows in one batch.
    package func run(
        _ rows: LabelledRows, from coefficients: [Double], generator: inout SeededGenerator,
        threads: Int = 1
    ) -> Outcome {
        precondition(rows.observationCount > 0, "descent wants at least one row")
        let start = LogisticKernel(rows, coefficients: coefficients, withHessian: false)
            .sums(threads: threads)
        var walk = Walk(
            coefficients: coefficients,
            velocity: [Double](repeating: 0, count: coefficients.count), steps: 0)
        for _ in 0..<epochs {
            guard let batchSize, batchSize < rows.rowCount else {
                step(&walk, on: rows, 0..<rows.rowCount, threads: threads)
                continue
            }
            let shuffled = rows.selecting(generator.permutation(of: rows.rowCount))
            for first in stride(from: 0, to: rows.rowCount, by: batchSize) {
                let batch = first..<min(first + batchSize, rows.rowCount)
                step(&walk, on: shuffled, batch, threads: 1)
            }
        }
        return Outcome(
            coefficients: walk.coefficients, steps: walk.steps,
            meanLossAtStart: -start[coefficients.count] / start[coefficients.count + 1])
    }

    private struct Walk {
        var coefficients: [Double]
        var velocity: [Double]
        var steps: Int
    }

    private func step(
        _ walk: inout Walk, on rows: LabelledRows, _ batch: Range<Int>, threads: Int
    ) {
        let kernel = LogisticKernel(rows, coefficients: walk.coefficients, withHessian: false)
        let sums = kernel.sums(in: batch, threads: threads)
        let count = sums[kernel.columns + 1]
        guard count > 0 else { return }
        for column in walk.coefficients.indices {
            let free = rows.design.hasIntercept && column == 0
            let ridge = free ? 0 : ridgePerRow * walk.coefficients[column]
            let slope = ridge - sums[column] / count
            walk.velocity[column] = momentum * walk.velocity[column] + slope
        }
        for column in walk.coefficients.indices {
            walk.coefficients[column] -= learningRate * walk.velocity[column]
        }
        walk.steps += 1
    }
}

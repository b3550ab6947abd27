import Learning
import Testing

@Suite struct `Sums of a multinomial model` {
    private let simulated = SimulatedRows(seed: 31, rowCount: 700, columns: 4)

    /// Three classes out of a logistic label and a second column's sign.
    private var rows: LabelledRows {
        let rows = simulated.rows
        let labels = (0..<rows.rowCount).map { row in
            rows.labels[row] + (rows.design.row(row).last.map { $0 > 0.4 } == true ? 1 : 0)
        }
        return LabelledRows(design: rows.design, labels: labels)
    }

    private let coefficients = [0.2, -0.5, 0.1, 0.7, -0.3, 0.4, 0.6, -0.2]

    private func sums(_ rows: LabelledRows, _ coefficients: [Double], threads: Int = 1)
        -> MultinomialSums
    {
        MultinomialSums.compute(
            rows, classCount: 3, coefficients: coefficients, threads: threads)
    }

    /// At zero all three classes have ⅓: two rows x = 1 of the classes 0 and 2.
    @Test func `of two rows can be reckoned by hand`() {
        let design = DesignMatrix(
            columnNames: ["intercept"], rowCount: 2, values: [1, 1], hasIntercept: true)
        let sums = sums(LabelledRows(design: design, labels: [0, 2]), [0, 0])
        expectClose(sums.gradient, [-2.0 / 3, 1.0 / 3], relative: 1e-15)
        expectClose(sums.blocks, [4.0 / 9, -2.0 / 9, 4.0 / 9], relative: 1e-15)
        expectClose(sums.logLikelihood, -2 * ElementaryFunctions.log(3), relative: 1e-15)
        #expect(sums.rows == 2 && sums.rowsOverLimit == 0)
    }

    @Test func `of two classes are those of the logistic model`() {
        let rows = simulated.rows
        let beta = [0.3, -0.2, 0.5, 0.1]
        let logistic = LikelihoodSums.logistic(rows, coefficients: beta, threads: 1)
        let both = MultinomialSums.compute(rows, classCount: 2, coefficients: beta, threads: 1)
            .likelihood
        expectClose(both.gradient, logistic.gradient, absolute: 1e-11)
        expectClose(both.hessian.packed, logistic.hessian.packed, absolute: 1e-11)
        expectClose(both.logLikelihood, logistic.logLikelihood, relative: 1e-13)
    }

    @Test func `have the slopes and curvatures of their log likelihood`() {
        let whole = sums(rows, coefficients).likelihood
        let step = 1e-5
        for index in coefficients.indices {
            var (up, down) = (coefficients, coefficients)
            up[index] += step
            down[index] -= step
            let (high, low) = (sums(rows, up), sums(rows, down))
            let slope = (high.logLikelihood - low.logLikelihood) / (2 * step)
            expectClose(slope, whole.gradient[index], absolute: 1e-4)
            for other in coefficients.indices {
                let curvature = (low.gradient[other] - high.gradient[other]) / (2 * step)
                expectClose(curvature, whole.hessian[index, other], absolute: 1e-4)
            }
        }
    }

    @Test func `of parts add up to those of all rows, with the same bits for any threads`() {
        let rows = rows
        let whole = sums(rows, coefficients)
        let even = stride(from: 0, to: rows.rowCount, by: 2).map { $0 }
        let odd = stride(from: 1, to: rows.rowCount, by: 2).map { $0 }
        let parts = [even, odd].map { sums(rows.selecting($0), coefficients) }
        expectClose(
            zip(parts[0].blocks, parts[1].blocks).map { $0 + $1 }, whole.blocks, absolute: 1e-11)
        #expect(parts[0].rows + parts[1].rows == whole.rows)
        #expect(sums(rows, coefficients, threads: 3) == whole)
    }

    @Test func `count rows whose predictor has run away`() {
        let design = DesignMatrix(
            columnNames: ["intercept"], rowCount: 1, values: [1], hasIntercept: true)
        let sums = sums(LabelledRows(design: design, labels: [0]), [1e300, -1e300])
        #expect(sums.rowsOverLimit == 1)
        #expect(sums.logLikelihood == -250)
    }
}

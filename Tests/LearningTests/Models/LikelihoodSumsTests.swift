import Learning
import Testing

@Suite struct `Logistic sums` {
    private func design(_ values: [Double], columns: Int) -> DesignMatrix {
        DesignMatrix(
            columnNames: (0..<columns).map { "x\($0)" }, rowCount: values.count / columns,
            values: values, hasIntercept: false)
    }

    /// At β = 0 every p is ½: residuals ½ and −½, weights ¼.
    @Test func `two rows can be added by hand`() {
        let rows = LabelledRows(design: design([1, 2, 1, 4], columns: 2), labels: [1, 0])
        let sums = LikelihoodSums.logistic(rows, coefficients: [0, 0], threads: 1)
        #expect(sums.gradient == [0, -1])
        #expect(sums.hessian.packed == [0.5, 1.5, 5])
        expectClose(sums.logLikelihood, -2 * ElementaryFunctions.log(2), relative: 1e-15)
        #expect(sums.rows == 2)
        #expect(sums.rowsOverLimit == 0)
    }

    @Test func `a runaway row is cut and counted`() {
        let rows = LabelledRows(design: design([1, 1, 1], columns: 1), labels: [0, 1, 0])
        let sums = LikelihoodSums.logistic(rows, coefficients: [1e300], threads: 1)
        #expect(sums.rowsOverLimit == 3)
        expectClose(sums.logLikelihood, -500, relative: 1e-15)
        expectClose(sums.gradient, [-2], relative: 1e-15)
    }

    @Test func `an empty institution adds nothing`() {
        let rows = LabelledRows(design: design([], columns: 2), labels: [])
        let sums = LikelihoodSums.logistic(rows, coefficients: [1, 2], threads: 2)
        #expect(sums.gradient == [0, 0])
        #expect(sums.hessian.packed == [0, 0, 0])
        #expect(sums.logLikelihood == 0)
        #expect(sums.rows == 0)
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `threads change no bit`(seed: UInt64) {
        let simulated = SimulatedRows(seed: seed, rowCount: 9_000, columns: 4)
        let once = LikelihoodSums.logistic(
            simulated.rows, coefficients: simulated.coefficients, threads: 1)
        for threads in [2, 5] {
            let again = LikelihoodSums.logistic(
                simulated.rows, coefficients: simulated.coefficients, threads: threads)
            #expect(again == once, "replay with seed \(seed)")
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `sums of any split add up to the whole`(seed: UInt64) {
        let simulated = SimulatedRows(seed: seed, rowCount: 700, columns: 5)
        let beta = simulated.coefficients
        let whole = LikelihoodSums.logistic(simulated.rows, coefficients: beta, threads: 1)
        let parts = simulated.split(into: 3).map {
            LikelihoodSums.logistic($0, coefficients: beta, threads: 1)
        }
        #expect(parts.reduce(0) { $0 + $1.rows } == whole.rows)
        for column in beta.indices {
            expectClose(
                parts.reduce(0) { $0 + $1.gradient[column] }, whole.gradient[column],
                absolute: 1e-11, "replay with seed \(seed)")
        }
        for word in whole.hessian.packed.indices {
            expectClose(
                parts.reduce(0) { $0 + $1.hessian.packed[word] }, whole.hessian.packed[word],
                absolute: 1e-11, "replay with seed \(seed)")
        }
    }

    /// Central differences with step h are off by about h² of the third derivative.
    @Test(arguments: 0..<4 as Range<UInt64>)
    func `gradient and Hessian are the derivatives`(seed: UInt64) {
        let simulated = SimulatedRows(seed: seed, rowCount: 101, columns: 4)
        let beta = simulated.coefficients
        let sums = LikelihoodSums.logistic(simulated.rows, coefficients: beta, threads: 1)
        let step = 1e-4
        for column in beta.indices {
            let sides = [step, -step].map { shift in
                var moved = beta
                moved[column] += shift
                return LikelihoodSums.logistic(simulated.rows, coefficients: moved, threads: 1)
            }
            let slope = (sides[0].logLikelihood - sides[1].logLikelihood) / (2 * step)
            expectClose(slope, sums.gradient[column], absolute: 1e-6, "seed \(seed)")
            for other in beta.indices {
                let curvature = (sides[1].gradient[other] - sides[0].gradient[other]) / (2 * step)
                expectClose(
                    curvature, sums.hessian[column, other], absolute: 1e-6, "seed \(seed)")
            }
        }
    }

    @Test func `a frequency equals that many rows`() {
        let simulated = SimulatedRows(seed: 9, rowCount: 60, columns: 3)
        let counts = (0..<60).map { $0 % 4 }
        let repeated = simulated.rows.selecting(
            counts.indices.flatMap { [Int](repeating: $0, count: counts[$0]) })
        let weighted = LabelledRows(
            design: simulated.rows.design, labels: simulated.rows.labels,
            frequencies: counts.map(Double.init))
        let beta = simulated.coefficients
        let first = LikelihoodSums.logistic(weighted, coefficients: beta, threads: 1)
        let second = LikelihoodSums.logistic(repeated, coefficients: beta, threads: 1)
        #expect(first.rows == second.rows)
        #expect(weighted.observationCount == 90)
        expectClose(first.gradient, second.gradient, absolute: 1e-12)
        expectClose(first.hessian.packed, second.hessian.packed, absolute: 1e-12)
        expectClose(first.logLikelihood, second.logLikelihood, relative: 1e-13)
    }

    @Test func `an offset moves the intercept`() {
        let simulated = SimulatedRows(seed: 4, rowCount: 50, columns: 3)
        var moved = simulated.coefficients
        moved[0] += 0.25
        let shifted = LabelledRows(
            design: simulated.rows.design, labels: simulated.rows.labels,
            offsets: [Double](repeating: 0.25, count: 50))
        let first = LikelihoodSums.logistic(
            shifted, coefficients: simulated.coefficients, threads: 1)
        let second = LikelihoodSums.logistic(simulated.rows, coefficients: moved, threads: 1)
        expectClose(first.gradient, second.gradient, absolute: 1e-13)
    }
}

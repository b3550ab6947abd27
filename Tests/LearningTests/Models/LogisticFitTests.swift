import Learning
import Testing

@Suite struct `Logistic fit` {
    private func rows(_ fit: GLMVectors.Case) -> LabelledRows {
        let hasIntercept = fit.columns.first == "intercept"
        let design = DesignMatrix(
            columnNames: fit.columns, rowCount: fit.x.count,
            values: fit.x.flatMap { $0.count < fit.columns.count ? [1] + $0 : $0 },
            hasIntercept: hasIntercept)
        return LabelledRows(design: design, labels: fit.y, frequencies: fit.freqWeights)
    }

    @Test func `equals the fits of an independent implementation`() throws {
        let cases = try GLMVectors.read().cases.filter { $0.family == "Binomial" }
        #expect(cases.count == 4)
        for expected in cases {
            let fit = try LogisticFit.fit(rows(expected))
            expectClose(
                fit.coefficients, expected.params, relative: 1e-6, "\(expected.name)")
            let spread = try CovarianceEstimate(hessian: fit.sums.hessian)
            expectClose(
                spread.standardErrors, expected.stdErrors, relative: 1e-6, "\(expected.name)")
            expectClose(
                spread.covariance.square.values, expected.covariance.flatMap { $0 },
                relative: 1e-5, absolute: 1e-12, "\(expected.name)")
            let pValues = try #require(spread.pValues(fit.coefficients))
            expectClose(
                pValues, expected.pValues, relative: 1e-5, absolute: 1e-9, "\(expected.name)")
            expectClose(
                fit.sums.logLikelihood, expected.logLikelihood, relative: 1e-8,
                "\(expected.name)")
        }
    }

    @Test func `equals the ridge fits of an independent implementation`() throws {
        let vectors = try GLMVectors.read()
        #expect(vectors.ridgeLogistic.count == 3)
        for expected in vectors.ridgeLogistic {
            let data = try #require(vectors.cases.first { $0.name == expected.dataOf })
            let fit = try LogisticFit.fit(
                rows(data), penalties: [0, expected.penalty, expected.penalty])
            expectClose(fit.coefficients, expected.params, relative: 1e-9)
            expectClose(-fit.sums.logLikelihood, expected.logLossSum, relative: 1e-9)
            let spread = try CovarianceEstimate(
                hessian: fit.sums.hessian, penalties: [0, expected.penalty, expected.penalty])
            #expect(spread.pValues(fit.coefficients) == nil)
            let plain = try CovarianceEstimate(hessian: fit.sums.hessian)
            #expect(spread.standardErrors[1] < plain.standardErrors[1])
        }
    }

    /// Each site's sums, added up, take the place of the pooled sums.
    @Test func `the sites' sums lead to the pooled fit`() throws {
        let data = try #require(
            try GLMVectors.read().cases.first { $0.name == "logistic, 3 sites" })
        let all = rows(data)
        let site = try #require(data.site)
        let institutions = (0..<3).map { number in
            all.selecting(site.indices.filter { site[$0] == number })
        }
        var beta = [0.0, 0, 0]
        for _ in 0..<8 {
            let sums = institutions.map {
                LikelihoodSums.logistic($0, coefficients: beta, threads: 1)
            }
            let gradient = beta.indices.map { column in
                sums.reduce(0) { $0 + $1.gradient[column] }
            }
            let hessian = SymmetricMatrix(
                dimension: 3,
                packed: (0..<6).map { word in sums.reduce(0) { $0 + $1.hessian.packed[word] } })
            let step = try Cholesky(hessian).solve(gradient)
            for column in beta.indices { beta[column] += step[column] }
        }
        expectClose(beta, data.params, relative: 1e-12)
    }

    /// k copies of the rows give the same coefficients, and standard errors smaller by √k.
    @Test func `copies of the rows shrink the standard errors only`() throws {
        let simulated = SimulatedRows(seed: 3, rowCount: 200, columns: 3)
        let copies = simulated.rows.selecting((0..<800).map { $0 % 200 })
        let once = try LogisticFit.fit(simulated.rows)
        let four = try LogisticFit.fit(copies)
        expectClose(once.coefficients, four.coefficients, relative: 1e-10)
        let errors = try CovarianceEstimate(hessian: once.sums.hessian).standardErrors
        let smaller = try CovarianceEstimate(hessian: four.sums.hessian).standardErrors
        expectClose(smaller.map { 2 * $0 }, errors, relative: 1e-8)
    }

    @Test func `a huge ridge leaves the intercept of the mean`() throws {
        let simulated = SimulatedRows(seed: 8, rowCount: 300, columns: 3)
        let fit = try LogisticFit.fit(simulated.rows, penalties: [0, 1e12, 1e12])
        let mean = simulated.rows.labels.reduce(0, +) / 300
        expectClose(fit.coefficients[0], ElementaryFunctions.logit(mean), absolute: 1e-8)
        expectClose(fit.coefficients[1], 0, absolute: 1e-8)
    }

    @Test func `what has no solution is named`() {
        let design = DesignMatrix(
            columnNames: ["x", "twice x"], rowCount: 5,
            values: [1, 2, 2, 4, 3, 6, 4, 8, 5, 10], hasIntercept: false)
        #expect {
            try LogisticFit.fit(LabelledRows(design: design, labels: [0, 1, 0, 1, 1]))
        } throws: { error in
            guard case LogisticFitError.singular(.dependentColumn(1, on: [0], _), pass: 1) = error
            else { return false }
            return true
        }
        let separated = DesignMatrix(
            columnNames: ["x"], rowCount: 4, values: [-2, -1, 1, 2], hasIntercept: false)
        #expect(throws: LogisticFitError.self) {
            try LogisticFit.fit(LabelledRows(design: separated, labels: [0, 0, 1, 1]))
        }
    }

    /// Standardised fit and fit on the columns themselves are the same model.
    @Test func `coefficients and covariance go back to the original scale`() throws {
        let simulated = SimulatedRows(seed: 2, rowCount: 150, columns: 3)
        let scale = OriginalScale(
            means: [0, 2, -1], scales: [1, 4, 0.5], hasIntercept: true)
        let standardised = simulated.rows.design.values
        let original = standardised.indices.map { index in
            standardised[index] * scale.scales[index % 3] + scale.means[index % 3]
        }
        let rows = LabelledRows(
            design: DesignMatrix(
                columnNames: simulated.rows.design.columnNames, rowCount: 150, values: original,
                hasIntercept: true), labels: simulated.rows.labels)
        let fit = try LogisticFit.fit(simulated.rows)
        let direct = try LogisticFit.fit(rows)
        expectClose(scale.coefficients(fit.coefficients), direct.coefficients, relative: 1e-9)
        let back = try CovarianceEstimate(hessian: fit.sums.hessian).transformed(to: scale)
        let own = try CovarianceEstimate(hessian: direct.sums.hessian)
        expectClose(back.standardErrors, own.standardErrors, relative: 1e-6)
        let interval = back.interval(1, of: scale.coefficients(fit.coefficients))
        expectClose(
            interval.high - interval.low, 2 * 1.959963984540054 * back.standardErrors[1],
            relative: 1e-12)
    }

    @Test func `a row scores the same alone and in a batch`() {
        let simulated = SimulatedRows(seed: 5, rowCount: 7, columns: 6)
        let model = LinearModel(
            columnNames: simulated.rows.design.columnNames,
            coefficients: simulated.coefficients)
        let batch = model.probabilities(simulated.rows.design)
        for row in 0..<7 {
            #expect(model.probabilities(simulated.rows.design.selecting([row])) == [batch[row]])
        }
    }
}

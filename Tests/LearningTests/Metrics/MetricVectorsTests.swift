import Learning
import Testing

@Suite struct `Metrics of an independent implementation` {
    /// Scores outside [0, 1] rank rows, but are no probabilities.
    private func isProbability(_ scores: [Double]) -> Bool {
        scores.allSatisfy { $0 >= 0 && $0 <= 1 }
    }

    /// An undefined metric throws; the file then says null.
    private func check(
        _ found: @autoclosure () throws(MetricError) -> Double, _ expected: Double?,
        relative: Double = 0, absolute: Double = 1e-9, _ name: String
    ) {
        guard let value = try? found() else {
            #expect(expected == nil, "\(name): undefined, but \(expected ?? 0) was expected")
            return
        }
        guard let expected else {
            Issue.record("\(name): \(value), but undefined was expected")
            return
        }
        expectClose(value, expected, relative: relative, absolute: absolute, "\(name)")
    }

    @Test func `ranking metrics`() throws {
        let cases = try MetricVectors.read().cases
        #expect(cases.count == 19)
        for expected in cases {
            let rows = ScoredRows(labels: expected.labels, probabilities: expected.scores)
            let ranking = RankingMetrics(rows)
            #expect(rows.positiveCount == expected.expect.positives)
            check(try ranking.auc(), expected.expect.rocAuc, expected.name)
            check(try ranking.gini(), expected.expect.gini, expected.name)
            check(try ranking.ks(), expected.expect.ks, expected.name)
            check(
                try ranking.averagePrecision(), expected.expect.averagePrecision, expected.name)
            if let curve = expected.expect.rocCurve {
                let points = try ranking.groups.rocCurve()
                expectClose(points.map(\.falsePositiveRate), curve.fpr, absolute: 1e-9)
                expectClose(points.map(\.truePositiveRate), curve.tpr, absolute: 1e-9)
            }
        }
    }

    @Test func `the area's variance and intervals`() throws {
        for expected in try MetricVectors.read().cases {
            let rows = ScoredRows(labels: expected.labels, probabilities: expected.scores)
            guard let area = expected.expect.delong else {
                #expect(throws: MetricError.self) { try DeLong(rows) }
                continue
            }
            let found = try DeLong(rows)
            expectClose(found.auc, area.auc, absolute: 1e-9)
            expectClose(found.variance, area.variance, absolute: 1e-9)
            let wald = found.waldInterval()
            expectClose([wald.low, wald.high], area.ci95Wald, absolute: 1e-9)
            let logit = found.logitInterval()
            #expect((logit == nil) == (area.ci95Logit == nil), "\(expected.name)")
            if let logit, let interval = area.ci95Logit {
                expectClose([logit.low, logit.high], interval, absolute: 1e-9)
            }
        }
    }

    @Test func `losses of probabilities`() throws {
        for expected in try MetricVectors.read().cases where isProbability(expected.scores) {
            let rows = ScoredRows(labels: expected.labels, probabilities: expected.scores)
            check(
                try ProbabilityMetrics.logLoss(rows), expected.expect.logLossClip1E15,
                relative: 1e-9, absolute: 0, expected.name)
            check(try ProbabilityMetrics.brier(rows), expected.expect.brier, expected.name)
        }
    }

    @Test func `calibration errors`() throws {
        for expected in try MetricVectors.read().cases where isProbability(expected.scores) {
            let rows = ScoredRows(labels: expected.labels, probabilities: expected.scores)
            let widths = [
                (5, expected.expect.eceWidth5, expected.expect.mceWidth5),
                (10, expected.expect.eceWidth10, expected.expect.mceWidth10),
                (15, expected.expect.eceWidth15, expected.expect.mceWidth15),
            ]
            for (count, mean, largest) in widths {
                let reliability = try Reliability(rows, equalWidths: count)
                check(reliability.expectedCalibrationError, mean, expected.name)
                check(reliability.maximumCalibrationError, largest, expected.name)
            }
            check(
                try Reliability(rows, equalCounts: 10).expectedCalibrationError,
                expected.expect.eceCount10, expected.name)
        }
    }

    @Test func `decisions at thresholds`() throws {
        for expected in try MetricVectors.read().cases {
            let rows = ScoredRows(labels: expected.labels, probabilities: expected.scores)
            for decisions in expected.expect.atThreshold {
                let found = ThresholdMetrics(rows, threshold: decisions.threshold)
                #expect(found.truePositives == decisions.tp, "\(expected.name)")
                #expect(found.falsePositives == decisions.fp, "\(expected.name)")
                #expect(found.trueNegatives == decisions.tn, "\(expected.name)")
                #expect(found.falseNegatives == decisions.fn, "\(expected.name)")
                let pairs = [
                    (found.accuracy, decisions.accuracy), (found.precision, decisions.precision),
                    (found.sensitivity, decisions.recall),
                    (found.specificity, decisions.specificity),
                    (found.negativePredictiveValue, decisions.npv), (found.f1, decisions.f1),
                    (found.balancedAccuracy, decisions.balancedAccuracy),
                    (found.matthewsCorrelation, decisions.mcc),
                ]
                for (value, reference) in pairs {
                    #expect((value == nil) == (reference == nil), "\(expected.name)")
                    if let value, let reference {
                        expectClose(value, reference, absolute: 1e-9, "\(expected.name)")
                    }
                }
            }
        }
    }

    @Test func `weighted rows`() throws {
        let weighted = try MetricVectors.read().cases.filter { $0.weights != nil }
        #expect(weighted.count == 2)
        for expected in weighted {
            let rows = ScoredRows(
                labels: expected.labels, probabilities: expected.scores,
                weights: expected.weights)
            let figures = try #require(expected.expect.weighted)
            let ranking = RankingMetrics(rows)
            check(try ranking.auc(), figures.rocAuc, expected.name)
            check(try ranking.averagePrecision(), figures.averagePrecision, expected.name)
            check(
                try ProbabilityMetrics.logLoss(rows), figures.logLoss, relative: 1e-9,
                absolute: 0, expected.name)
            check(try ProbabilityMetrics.brier(rows), figures.brier, expected.name)
        }
    }

    @Test func `paired areas`() throws {
        let pairs = try MetricVectors.read().delongPairs
        #expect(pairs.count == 3)
        for expected in pairs {
            let found = try PairedDeLong(
                labels: expected.labels, of: expected.scoresA, against: expected.scoresB)
            expectClose(found.auc, expected.aucA, absolute: 1e-9)
            expectClose(found.otherAUC, expected.aucB, absolute: 1e-9)
            expectClose(
                [found.variance, found.covariance, found.covariance, found.otherVariance],
                expected.covariance.flatMap { $0 }, absolute: 1e-9)
            expectClose(try #require(found.z), expected.z, absolute: 1e-9)
            expectClose(try #require(found.pValue), expected.pTwoSided, absolute: 1e-9)
        }
    }

    @Test func `stability indices`() throws {
        let sets = try MetricVectors.read().psi
        #expect(sets.count == 3)
        for expected in sets {
            let counts = [expected.expected, expected.actual].map { values in
                var counts = [Double](repeating: 0, count: expected.cuts.count + 1)
                for value in values { counts[expected.cuts.filter { $0 <= value }.count] += 1 }
                return counts
            }
            check(
                try StabilityIndex.psi(
                    expected: counts[0], actual: counts[1], smoothing: .floor(1e-6)),
                expected.psi, "psi")
        }
    }
}

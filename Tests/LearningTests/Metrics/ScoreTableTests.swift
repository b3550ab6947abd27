import Learning
import Testing

@Suite struct `Score table` {
    private let layout = ScoreTableLayout(thresholds: [0.5, 0.1])

    /// Twelve rows that can be counted by hand.
    private let dozen = ScoredRows(
        labels: [1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0],
        probabilities: [0.9, 0.8, 0.8, 0.7, 0.6, 0.6, 0.5, 0.4, 0.4, 0.3, 0.2, 0.1])

    @Test func `has 1,024 cells, and one more for each threshold`() {
        #expect(ScoreTableLayout().cellCount == 1_024)
        #expect(ScoreTableLayout().wordCount == 3_074)
        // 0.5 is an edge of the grid already.
        #expect(layout.cellCount == 1_025)
        #expect(layout.thresholds == [0.1, 0.5])
        #expect(layout.edges == layout.edges.sorted())
        expectClose(
            ElementaryFunctions.logit(layout.edges[0]), -9 + 18.0 / 1_024, relative: 1e-12)
    }

    @Test func `a probability at an edge belongs to the cell above`() {
        for (cell, edge) in layout.edges.enumerated() {
            #expect(layout.cell(of: edge) == cell + 1)
            #expect(layout.cell(of: edge.nextDown) == cell)
        }
        #expect(layout.cell(of: 0) == 0)
        #expect(layout.cell(of: 1) == layout.cellCount - 1)
    }

    @Test func `twelve rows give the figures counted by hand`() throws {
        let table = ScoreTable(dozen, layout: layout)
        #expect(table.rowCount == 12)
        #expect(table.positiveCount == 5)
        let bracket = try table.aucBracket()
        expectClose(bracket.midpoint, 28.5 / 35, absolute: 1e-12)
        expectClose(bracket.lower, 27.0 / 35, absolute: 1e-12)
        expectClose(bracket.upper, 30.0 / 35, absolute: 1e-12)
        expectClose(try table.ks(), 18.0 / 35, absolute: 1e-12)
        expectClose(try table.averagePrecision(), 0.727778, absolute: 5e-7)
        expectClose(try table.brier(), 0.184167, absolute: 5e-7)
        expectClose(try table.logLoss(), 0.543932, absolute: 1e-6)
        expectClose(try table.prevalence(), 5.0 / 12, absolute: 1e-12)
        expectClose(try #require(try table.observedToExpected()), 5 / 6.3, absolute: 1e-8)
        let decisions = table.thresholdMetrics(at: 0.5)
        #expect(decisions.truePositives == 4)
        #expect(decisions.falsePositives == 3)
        expectClose(try #require(decisions.netBenefit), 1.0 / 12, absolute: 1e-12)
        let point = try #require(try table.operatingPoint(specificity: 0.8))
        expectClose(try #require(point.sensitivity), 0.6, absolute: 1e-12)
        expectClose(try #require(point.specificity), 6.0 / 7, absolute: 1e-12)
    }

    /// 80 of 120 right and 120 wrong at 0.1; and treating all pays nothing at the prevalence.
    @Test func `net benefit weighs false positives by the threshold`() throws {
        let metrics = ThresholdMetrics(
            threshold: 0.1, truePositives: 80, falsePositives: 120, trueNegatives: 780,
            falseNegatives: 20)
        expectClose(try #require(metrics.netBenefit), 0.0667, absolute: 5e-5)
        expectClose(try #require(metrics.netBenefitOfAll), 0, absolute: 1e-15)
    }

    @Test(arguments: 0..<5 as Range<UInt64>)
    func `the bracket holds the exact area, and losses are exact`(seed: UInt64) throws {
        let rows = simulatedScores(seed: seed, rowCount: 800)
        let table = ScoreTable(rows, layout: layout)
        let exact = RankingMetrics(rows)
        let bracket = try table.aucBracket()
        #expect(try bracket.lower <= exact.auc(), "replay with seed \(seed)")
        #expect(try bracket.upper >= exact.auc(), "replay with seed \(seed)")
        expectClose(bracket.midpoint, try exact.auc(), absolute: 0.0005)
        #expect(try table.ks() <= exact.ks() + 1e-12)
        expectClose(try table.brier(), try ProbabilityMetrics.brier(rows), absolute: 1e-9)
        expectClose(try table.logLoss(), try ProbabilityMetrics.logLoss(rows), absolute: 1e-6)
        for threshold in layout.thresholds {
            #expect(
                table.thresholdMetrics(at: threshold)
                    == ThresholdMetrics(rows, threshold: threshold))
        }
        let interval = try #require(try table.aucInterval())
        let own = try #require(try DeLong(rows).logitInterval())
        expectClose(interval.low, own.low, absolute: 0.002)
        expectClose(interval.high, own.high, absolute: 0.002)
    }

    @Test(arguments: 0..<5 as Range<UInt64>)
    func `tables of any split add up to the whole, bit for bit`(seed: UInt64) throws {
        let rows = simulatedScores(seed: seed, rowCount: 300)
        var generator = SeededGenerator(seed: seed)
        var shares = [[Int]](repeating: [], count: 3)
        for row in generator.permutation(of: 300) { shares[row % 3].append(row) }
        var sum = [Int64](repeating: 0, count: layout.wordCount)
        for share in shares {
            let part = ScoredRows(
                labels: share.map { rows.labels[$0] },
                probabilities: share.map { rows.probabilities[$0] })
            for (word, value) in ScoreTable(part, layout: layout).words.enumerated() {
                sum[word] += value
            }
        }
        let whole = ScoreTable(rows, layout: layout)
        #expect(try ScoreTable(words: sum, layout: layout) == whole, "replay with seed \(seed)")
    }

    @Test func `swapping the classes mirrors the area`() throws {
        let rows = simulatedScores(seed: 1, rowCount: 400)
        let swapped = ScoredRows(
            labels: rows.labels.map { 1 - $0 }, probabilities: rows.probabilities)
        let first = try ScoreTable(rows, layout: layout).aucBracket()
        let second = try ScoreTable(swapped, layout: layout).aucBracket()
        expectClose(first.midpoint + second.midpoint, 1, absolute: 1e-12)
    }

    /// Alder and birch each rank without a fault, and still a row of birch's worst stands above
    /// alder's best.
    @Test func `the mean of areas is not the area of all`() throws {
        let alder = ScoredRows(labels: [0, 1], probabilities: [0.1, 0.2])
        let birch = ScoredRows(labels: [0, 1], probabilities: [0.8, 0.9])
        let both = ScoredRows(
            labels: alder.labels + birch.labels,
            probabilities: alder.probabilities + birch.probabilities)
        #expect(try RankingMetrics(alder).auc() == 1)
        #expect(try RankingMetrics(birch).auc() == 1)
        #expect(try ScoreTable(both, layout: layout).aucBracket().midpoint == 0.75)
    }

    @Test func `one class leaves rankings undefined, and losses defined`() throws {
        let rows = ScoredRows(labels: [0, 0], probabilities: [0.25, 0.5])
        let table = ScoreTable(rows, layout: layout)
        #expect(throws: MetricError.singleClass) { try table.aucBracket() }
        #expect(throws: MetricError.singleClass) { try table.ks() }
        #expect(try table.brier() == 0.15625)
        let empty = ScoreTable(ScoredRows(labels: [], probabilities: []), layout: layout)
        #expect(throws: MetricError.noRows) { try empty.logLoss() }
        #expect(empty.thresholdMetrics(at: 0.5).sensitivity == nil)
    }

    @Test func `words that no rows can give are refused`() {
        let good = ScoreTable(dozen, layout: layout).words
        #expect(throws: ScoreTableError.wrongLength(expected: good.count, found: 3)) {
            try ScoreTable(words: [1, 2, 3], layout: layout)
        }
        var negative = good
        negative[7] = -1
        #expect(throws: ScoreTableError.negativeWord(7)) {
            try ScoreTable(words: negative, layout: layout)
        }
        var impossible = good
        impossible[layout.probabilityWords.lowerBound] = 1
        #expect(throws: ScoreTableError.impossibleCell(0)) {
            try ScoreTable(words: impossible, layout: layout)
        }
        var many = good
        many[0] = .max
        #expect(throws: ScoreTableError.tooManyRows(limit: 1 << 32)) {
            try ScoreTable(words: many, layout: layout)
        }
        let text = ScoreTableError.negativeWord(7).description
        #expect(text.contains("Word 7") && text.contains("run the round again"))
    }

    @Test func `a published curve has no step smaller than asked`() throws {
        let groups = RankedGroups(simulatedScores(seed: 2, rowCount: 200))
        let curve = try groups.rocCurve(smallestStep: 10)
        let steps = zip(curve, curve.dropFirst()).map { before, after in
            (after.falsePositiveRate - before.falsePositiveRate) * groups.negativeCount
                + (after.truePositiveRate - before.truePositiveRate) * groups.positiveCount
        }
        #expect(steps.allSatisfy { $0 > 9.999 })
        #expect(curve.last == ROCPoint(falsePositiveRate: 1, truePositiveRate: 1))
    }
}

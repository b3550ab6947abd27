import Learning
import Testing

@Suite struct `Paired bootstrap` {
    /// Rows that two models of equal worth score: both see the same signal through own noise.
    private struct NullCase {
        let labels: [UInt8]
        let own: [Double]
        let other: [Double]

        init(seed: UInt64, rowCount: Int) {
            var generator = SeededGenerator(seeds: seed, 31)
            var labels: [UInt8] = []
            var own: [Double] = []
            var other: [Double] = []
            for _ in 0..<rowCount {
                let signal = generator.normal()
                labels.append(generator.uniform() < ElementaryFunctions.sigmoid(signal) ? 1 : 0)
                own.append(ElementaryFunctions.sigmoid(signal + generator.normal()))
                other.append(ElementaryFunctions.sigmoid(signal + generator.normal()))
            }
            self.labels = labels
            self.own = own
            self.other = other
        }
    }

    @Test func `a model against itself differs by nothing in every draw`() throws {
        let rows = simulatedScores(seed: 3, rowCount: 50)
        let bootstrap = PairedBootstrap(
            labels: rows.labels, entities: Array(0..<50), drawCount: 50, seed: 1)
        let result = try bootstrap.aucDifference(
            of: rows.probabilities, against: rows.probabilities)
        #expect(result.interval.low == 0 && result.interval.high == 0)
        #expect(result.standardError == 0)
        #expect(result.redraws == 0)
    }

    @Test func `the estimate is the difference on the rows themselves`() throws {
        let sample = NullCase(seed: 1, rowCount: 80)
        let bootstrap = PairedBootstrap(
            labels: sample.labels, entities: Array(0..<80), drawCount: 100, seed: 1)
        let own = ScoredRows(labels: sample.labels, probabilities: sample.own)
        let other = ScoredRows(labels: sample.labels, probabilities: sample.other)
        let auc = try bootstrap.aucDifference(of: sample.own, against: sample.other)
        expectClose(
            auc.interval.estimate, try RankingMetrics(own).auc() - RankingMetrics(other).auc(),
            absolute: 1e-12)
        let loss = try bootstrap.logLossReduction(of: sample.own, against: sample.other)
        expectClose(
            loss.interval.estimate,
            try ProbabilityMetrics.logLoss(other) - ProbabilityMetrics.logLoss(own),
            absolute: 1e-12)
        let brier = try bootstrap.brierReduction(of: sample.own, against: sample.other)
        expectClose(
            brier.interval.estimate,
            try ProbabilityMetrics.brier(other) - ProbabilityMetrics.brier(own),
            absolute: 1e-12)
    }

    @Test func `any measure sees the same draws as the built-in ones`() throws {
        let sample = NullCase(seed: 2, rowCount: 60)
        let entities = (0..<60).map { $0 / 2 }
        let bootstrap = PairedBootstrap(
            labels: sample.labels, entities: entities, drawCount: 40, seed: 9)
        let built = try bootstrap.aucDifference(of: sample.own, against: sample.other)
        let free = try bootstrap.difference { weights in
            let areas = [sample.own, sample.other].map { scores in
                try? RankingMetrics(
                    ScoredRows(labels: sample.labels, probabilities: scores, weights: weights)
                ).auc()
            }
            guard let own = areas[0], let other = areas[1] else { return nil }
            return own - other
        }
        expectClose(free.interval.low, built.interval.low, absolute: 1e-12)
        expectClose(free.interval.high, built.interval.high, absolute: 1e-12)
        #expect(free.redraws == built.redraws)
    }

    @Test func `seeds decide the interval, and equal seeds give equal bits`() throws {
        let sample = NullCase(seed: 4, rowCount: 70)
        let results = try ([5, 5, 6] as [UInt64]).map { seed in
            try PairedBootstrap(
                labels: sample.labels, entities: Array(0..<70), drawCount: 60, seed: seed
            ).logLossReduction(of: sample.own, against: sample.other)
        }
        #expect(results[0] == results[1])
        #expect(results[0] != results[2])
    }

    /// Twice the rows of the same entities are no new evidence.
    @Test func `rows repeated within their entities change no interval`() throws {
        let sample = NullCase(seed: 5, rowCount: 60)
        let once = try PairedBootstrap(
            labels: sample.labels, entities: Array(0..<60), drawCount: 80, seed: 2
        ).aucDifference(of: sample.own, against: sample.other)
        let twice = try PairedBootstrap(
            labels: sample.labels + sample.labels, entities: Array(0..<60) + Array(0..<60),
            drawCount: 80, seed: 2
        ).aucDifference(of: sample.own + sample.own, against: sample.other + sample.other)
        expectClose(once.interval.low, twice.interval.low, absolute: 1e-12)
        expectClose(once.interval.high, twice.interval.high, absolute: 1e-12)
    }

    /// Every entity has an event, and a draw of one entity alone may hold nothing else.
    @Test func `draws with one class are replaced and counted`() throws {
        let bootstrap = PairedBootstrap(
            labels: [1, 1, 1, 0], entities: [0, 1, 2, 2], drawCount: 200, seed: 1)
        let result = try bootstrap.aucDifference(
            of: [0.9, 0.8, 0.7, 0.1], against: [0.1, 0.2, 0.3, 0.9])
        #expect(result.redraws > 0)
        #expect(result.interval.estimate == 2.0 / 3 + 1.0 / 3)
    }

    @Test func `one class only is undefined`() {
        let bootstrap = PairedBootstrap(labels: [0, 0], entities: [0, 1], seed: 1)
        #expect(throws: MetricError.singleClass) {
            try bootstrap.aucDifference(of: [0.1, 0.2], against: [0.2, 0.1])
        }
        #expect(throws: MetricError.noRows) {
            try PairedBootstrap(labels: [], entities: [], seed: 1).mean([])
        }
    }

    /// 95 % intervals of 100 null cases miss zero about 5 times; 12 and more has a chance of
    /// 0.4 %.
    @Test func `intervals of equal models mostly hold zero`() throws {
        var misses = 0
        for seed in 0..<100 as Range<UInt64> {
            let sample = NullCase(seed: seed, rowCount: 120)
            let result = try PairedBootstrap(
                labels: sample.labels, entities: Array(0..<120), drawCount: 200, seed: seed
            ).logLossReduction(of: sample.own, against: sample.other)
            if result.interval.low > 0 || result.interval.high < 0 { misses += 1 }
        }
        #expect(misses < 12)
    }

    /// For independent rows the bootstrap's standard error is DeLong's, up to chance.
    @Test func `standard errors agree with DeLong's`() throws {
        let sample = NullCase(seed: 8, rowCount: 300)
        let result = try PairedBootstrap(
            labels: sample.labels, entities: Array(0..<300), drawCount: 800, seed: 3
        ).aucDifference(of: sample.own, against: sample.other)
        let pair = try PairedDeLong(
            labels: sample.labels, of: sample.own, against: sample.other)
        expectClose(
            result.standardError, pair.differenceVariance.squareRoot(), relative: 0.1)
    }
}

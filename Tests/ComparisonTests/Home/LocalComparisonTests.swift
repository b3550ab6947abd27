import Comparison
import Learning
import Testing

@Suite struct `Comparison at home` {
    private let settings = VerdictSettings()

    @Test func `measures exactly, by hand on four rows`() {
        // Positives at 0.8 and 0.4, negatives at 0.6 and 0.2: three of four pairs in order.
        let scores = HoldoutScores(
            labels: [1, 1, 0, 0], entities: [1, 2, 3, 4], local: [0.8, 0.4, 0.6, 0.2],
            federated: [0.9, 0.7, 0.3, 0.1])
        let comparison = LocalComparison(
            scores, settings: settings, thresholds: [0.5], seed: 1, drawCount: 50)
        #expect(comparison.local.auc.number == 0.75)
        #expect(comparison.federated.auc.number == 1)
        #expect(comparison.local.brier.number.map { abs($0 - 0.2) < 1e-15 } == true)
        #expect(comparison.local[.ks].number == 0.5)
        #expect(comparison.verdict.basis == .tooFewRows)
        // At 0.5 the local model errs on the second and the third row, the federated on none.
        #expect(comparison.decisions.map(\.test) == [McNemar(ownOnly: 2, otherOnly: 0)])
        #expect(comparison.recalibrated == nil)
    }

    @Test func `says join where the federated model knows more`() throws {
        let scores = Example.scores(seed: 3, rows: 600, knowledge: 1.5)
        let comparison = LocalComparison(scores, settings: settings, seed: 1)
        #expect(comparison.verdict.outcome == .join)
        let gain = try #require(comparison.differences.of(.federated, .logLoss))
        let local = try #require(comparison.local.logLoss.number)
        let federated = try #require(comparison.federated.logLoss.number)
        #expect(abs(gain.estimate - (local - federated)) < 1e-12)
        #expect(gain.interval.low > 0)
    }

    @Test func `says recalibrate only where the federated model is too high here`() {
        let scores = Example.scores(seed: 3, rows: 600, knowledge: 1.5, bias: 2)
        let comparison = LocalComparison(scores, settings: settings, seed: 1)
        #expect(comparison.verdict.outcome == .recalibrateOnly)
    }

    @Test func `says stay local for a model against itself`() {
        let other = Example.scores(seed: 5, rows: 300, knowledge: 0.5)
        let scores = HoldoutScores(
            labels: other.labels, entities: other.entities, local: other.local,
            federated: other.local)
        let comparison = LocalComparison(scores, settings: settings, seed: 1, drawCount: 200)
        #expect(comparison.verdict.basis == .gainRuledOut)
        #expect(comparison.differences.allSatisfy { $0.estimate == 0 && $0.interval.width == 0 })
    }

    @Test func `one class leaves ranking undefined, with its reason, and is not judged`() {
        let scores = HoldoutScores(
            labels: [0, 0, 0], entities: [1, 2, 3], local: [0.1, 0.2, 0.3],
            federated: [0.1, 0.2, 0.2])
        let comparison = LocalComparison(scores, settings: settings, seed: 1, drawCount: 20)
        #expect(comparison.local.auc == .undefined(.singleClass))
        #expect(comparison.local.calibrationSlope == .undefined(.singleClass))
        #expect(comparison.local.logLoss.number != nil)
        #expect(comparison.differences.of(.federated, .auc) == nil)
        #expect(comparison.verdict.basis == .tooFewRows)
    }

    @Test func `no rows leave everything undefined`() {
        let scores = HoldoutScores(labels: [], entities: [], local: [], federated: [])
        let comparison = LocalComparison(scores, settings: settings, seed: 1, drawCount: 20)
        #expect(comparison.local.auc == .undefined(.noRows))
        #expect(comparison.differences.isEmpty)
    }

    @Test func `entities with several rows take the bootstrap for AUC, not DeLong`() {
        let single = Example.scores(seed: 9, rows: 120, knowledge: 1)
        let paired = HoldoutScores(
            labels: single.labels, entities: single.entities.map { $0 / 2 }, local: single.local,
            federated: single.federated)
        let one = LocalComparison(single, settings: settings, seed: 1, drawCount: 100)
        let two = LocalComparison(paired, settings: settings, seed: 1, drawCount: 100)
        #expect(one.differences.of(.federated, .auc)?.method == .deLong)
        #expect(two.differences.of(.federated, .auc)?.method == .bootstrap)
        #expect(two.federated.auc.interval == nil)
        #expect(two.entities == 60)
    }

    @Test func `rows that repeat their entity change no interval of a mean loss`() {
        let once = Example.scores(seed: 11, rows: 150, knowledge: 1)
        func twice<Element>(_ values: [Element]) -> [Element] { values.flatMap { [$0, $0] } }
        let doubled = HoldoutScores(
            labels: twice(once.labels), entities: twice(once.entities), local: twice(once.local),
            federated: twice(once.federated))
        let one = LocalComparison(once, settings: settings, seed: 4, drawCount: 300)
        let two = LocalComparison(doubled, settings: settings, seed: 4, drawCount: 300)
        for metric in [Metric.logLoss, .brier] {
            let (first, second) = (
                one.differences.of(.federated, metric), two.differences.of(.federated, metric)
            )
            #expect(
                first.map { $0.interval.low }.map { low in
                    second.map { abs($0.interval.low - low) < 1e-12 } == true
                } == true)
        }
    }

    @Test func `the same seed gives the same bits`() {
        let scores = Example.scores(seed: 21, rows: 200, knowledge: 1)
        let first = LocalComparison(scores, settings: settings, seed: 8, drawCount: 100)
        #expect(first == LocalComparison(scores, settings: settings, seed: 8, drawCount: 100))
        #expect(
            first.differences
                != LocalComparison(scores, settings: settings, seed: 9, drawCount: 100).differences)
    }

    @Test func `equally good models are seldom told to join`() {
        // Both models see the truth through noise of the same size; 60 repetitions, 5 % allowed.
        let joined = (0..<60 as Range<UInt64>).filter { seed in
            var generator = SeededGenerator(seed: seed + 1_000)
            var labels: [UInt8] = []
            var models: [[Double]] = [[], []]
            for _ in 0..<150 {
                let truth = generator.normal()
                labels.append(
                    generator.uniform() < ElementaryFunctions.sigmoid(truth) ? 1 : 0)
                for model in models.indices {
                    models[model].append(
                        ElementaryFunctions.sigmoid(truth + generator.normal() * 0.7))
                }
            }
            let scores = HoldoutScores(
                labels: labels, entities: Array(labels.indices), local: models[0],
                federated: models[1])
            let comparison = LocalComparison(
                scores, settings: settings, seed: seed, drawCount: 200)
            return comparison.verdict.outcome == .join
        }
        #expect(joined.count <= 4)
    }
}

import Comparison
import Learning
import Testing

@Suite struct `Comparison over folds at home` {
    private func folded(_ scores: HoldoutScores, _ count: Int) -> HoldoutScores {
        HoldoutScores(
            labels: scores.labels, entities: scores.entities,
            folds: RowFolds(count: count, ofRow: scores.labels.indices.map { $0 % count }),
            local: scores.local, federated: scores.federated, recalibrated: scores.recalibrated)
    }

    @Test func `ranks within folds, by hand on six rows`() {
        // 1 of 1 pair in order in the fold of two rows, 3 of 4 in that of four: (2·1 + 4·¾)/6.
        let scores = HoldoutScores(
            labels: [1, 0, 1, 1, 0, 0], entities: [1, 2, 3, 4, 5, 6],
            folds: RowFolds(count: 2, ofRow: [0, 0, 1, 1, 1, 1]),
            local: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5], federated: [0.2, 0.1, 0.9, 0.7, 0.8, 0.6])
        let comparison = LocalComparison(
            scores, settings: VerdictSettings(), seed: 1, drawCount: 50)
        #expect(comparison.federated.auc.number.map { abs($0 - 5.0 / 6) < 1e-15 } == true)
        #expect(comparison.federated.auc.interval == nil)
        #expect(comparison.local.auc.number == 0.5)
        let rank = comparison.differences.of(.federated, .auc)
        #expect(rank.map { abs($0.estimate - 1.0 / 3) < 1e-14 } == true)
        #expect(comparison.differences.allSatisfy { $0.method == .crossFitted })
        #expect(comparison.rows == 6 && comparison.events == 3)
    }

    @Test func `pools losses over folds, with wider intervals`() throws {
        let plain = Example.scores(seed: 3, rows: 600, knowledge: 1.5)
        let one = LocalComparison(plain, settings: VerdictSettings(), seed: 1, drawCount: 400)
        let five = LocalComparison(
            folded(plain, 5), settings: VerdictSettings(), seed: 1, drawCount: 400)
        #expect(five.federated.logLoss.number == one.federated.logLoss.number)
        #expect(five.federated.brier.number == one.federated.brier.number)
        #expect(
            five.federated.calibrationSlope.number == one.federated.calibrationSlope.number)
        #expect(five.federated.calibrationSlope.interval == nil)
        let gains = [one, five].compactMap { $0.differences.of(.federated, .logLoss) }
        #expect(abs(gains[0].estimate - gains[1].estimate) < 1e-12)
        #expect(gains[1].interval.width > 1.5 * gains[0].interval.width)
        #expect(five.verdict.outcome == .join)
    }

    @Test func `judges on the rows of all folds`() {
        let settings = VerdictSettings(events: 30, nonEvents: 30, entities: 50)
        let rows = Example.scores(seed: 4, rows: 100, knowledge: 1)
        let comparison = LocalComparison(
            folded(rows, 5), settings: settings, seed: 1, drawCount: 50)
        #expect(comparison.verdict.basis != .tooFewRows)
        let itself = HoldoutScores(
            labels: rows.labels, entities: rows.entities,
            folds: RowFolds(count: 5, ofRow: rows.labels.indices.map { $0 % 5 }),
            local: rows.local, federated: rows.local)
        let none = LocalComparison(itself, settings: settings, seed: 1, drawCount: 50)
        #expect(none.verdict.basis == .gainRuledOut)
    }
}

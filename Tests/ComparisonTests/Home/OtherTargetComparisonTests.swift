import Comparison
import Learning
import Testing

@Suite struct `A local comparison of amounts or classes` {
    private static let settings = VerdictSettings(
        measure: .squaredError, rank: nil, events: 0, nonEvents: 0, entities: 30, rankMargin: 0)

    /// Machines of five rows; the local model is off by `local` and the federated by `federated`,
    /// besides a common error.
    private func amounts(
        entities: Int, local: Double, federated: Double, seed: UInt64 = 1
    ) -> HoldoutScores {
        var generator = SeededGenerator(seeds: seed, 83)
        var targets: [Double] = []
        var models: [[Double]] = [[], []]
        for _ in 0..<entities * 5 {
            let truth = 20 + 80 * generator.uniform()
            targets.append(truth)
            models[0].append(truth + local * generator.normal())
            models[1].append(truth + federated * generator.normal())
        }
        return HoldoutScores(
            targetKind: .amount(range: 0...90), targets: targets,
            entities: targets.indices.map { $0 / 5 }, local: models[0], federated: models[1])
    }

    private func verdict(_ scores: HoldoutScores) -> Verdict {
        LocalComparison(scores, settings: Self.settings, seed: 1, drawCount: 200).verdict
    }

    @Test func `of amounts says join where the federated model errs less`() {
        #expect(verdict(amounts(entities: 60, local: 12, federated: 6)).outcome == .join)
    }

    @Test func `of amounts says stay local where it errs more, or the same`() {
        #expect(verdict(amounts(entities: 60, local: 6, federated: 12)).basis == .gainRuledOut)
        let same = amounts(entities: 60, local: 6, federated: 6)
        let itself = HoldoutScores(
            targetKind: same.targetKind, targets: same.targets, entities: same.entities,
            local: same.local, federated: same.local)
        #expect(verdict(itself).basis == .gainRuledOut)
    }

    /// 29 of 30 entities.
    @Test func `of amounts is not given on too few entities, however many rows`() throws {
        let verdict = verdict(amounts(entities: 29, local: 12, federated: 6))
        #expect(verdict.basis == .tooFewRows)
        let factor = try #require(verdict.holdoutFactor)
        #expect(abs(factor - 30.0 / 29) < 1e-12)
    }

    @Test func `of amounts has exact figures on all and on last rows`() throws {
        let scores = amounts(entities: 40, local: 12, federated: 6)
        let comparison = LocalComparison(scores, settings: Self.settings, seed: 1, drawCount: 20)
        let rows = AmountScores(
            truths: scores.targets, predictions: scores.local, entities: scores.entities)
        #expect(comparison.local[.rmse].number == (try rows.rmse()))
        #expect(comparison.local[.nasaLast].number == (try rows.lastRows.asymmetricScore()))
        let capped = try rows.lastRows.capped(to: 0...90).rmse()
        #expect(comparison.local[.rmseLastCapped].number == capped)
        #expect(comparison.events == 0 && comparison.entities == 40)
        let figures = comparison.figures(name: "alder", trainingRows: 500)
        #expect(figures.holdoutEvents == nil)
    }

    /// Two capped rows of 100 would be told by the difference of two figures.
    @Test func `of amounts publishes no figure that tells of a few rows`() {
        let targets = (0..<100).map { $0 < 2 ? 95.0 : Double($0 % 60) }
        let scores = HoldoutScores(
            targetKind: .amount(range: 0...90), targets: targets,
            entities: (0..<100).map { $0 / 10 }, local: targets.map { $0 + 1 },
            federated: targets.map { $0 + 2 })
        let home = LocalComparison(scores, settings: Self.settings, seed: 1, drawCount: 20)
            .figures(name: "alder", trainingRows: 500)
        #expect(home.local[.rmseCapped].number != nil && home.local[.rmseLast].number != nil)
        let published = home.published(smallestCell: 10)
        #expect(published.local[.rmse].number == 1)
        #expect(published.local[.rmseCapped] == .undefined(.insufficient))
        #expect(published.local[.rmseLast] == .undefined(.insufficient), "ten entities")
        #expect(published.differences.map(\.metric) == [.squaredError])
    }

    /// Three classes of 25, 24 and 3 rows.
    @Test func `of classes publishes no macro AUC where a class is small`() {
        let targets = (0..<52).map { $0 < 25 ? 0.0 : $0 < 49 ? 1 : 2 }
        let sure = targets.flatMap { target in (0..<3).map { Double($0) == target ? 0.6 : 0.2 } }
        let scores = HoldoutScores(
            targetKind: .classes(["none", "mild", "severe"]), targets: targets,
            entities: Array(0..<52), local: targets.flatMap { _ in [0.4, 0.3, 0.3] },
            federated: sure)
        let settings = VerdictSettings(
            rank: .macroAuc, events: 20, nonEvents: 20, entities: 50)
        let home = LocalComparison(scores, settings: settings, seed: 1, drawCount: 50)
        #expect(home.federated[.macroAuc].number == 1 && home.local[.macroAuc].number == 0.5)
        #expect(home.events == 27 && home.verdict.outcome == .join)
        let published = home.figures(name: "alder", trainingRows: 90).published(smallestCell: 5)
        #expect(published.federated[.macroAuc] == .undefined(.insufficient))
        #expect(published.federated[.logLoss].number != nil)
        #expect(!published.differences.contains { $0.metric == .macroAuc })
        #expect(published.differences.contains { $0.metric == .logLoss })
    }

    @Test func `of one class in the hold-out has no macro AUC and no verdict`() {
        let scores = HoldoutScores(
            targetKind: .classes(["none", "mild"]), targets: [0, 0, 0], entities: [1, 2, 3],
            local: [0.5, 0.5, 0.6, 0.4, 0.7, 0.3], federated: [0.9, 0.1, 0.6, 0.4, 0.7, 0.3])
        let settings = VerdictSettings(rank: .macroAuc, events: 1, nonEvents: 1, entities: 1)
        let comparison = LocalComparison(scores, settings: settings, seed: 1, drawCount: 20)
        #expect(comparison.local[.macroAuc] == .undefined(.singleClass))
        #expect(comparison.verdict.basis == .tooFewRows)
    }
}

import Comparison
import Learning
import Testing

@Suite struct Verdicts {
    /// 100 events, 200 non-events, 300 entities and a local log loss of 0.5: a gain of 0.01 matters.
    private func verdict(
        gain: (Double, Double), rank: (Double, Double), ownGain: (Double, Double)? = nil,
        ownRank: (Double, Double)? = nil, events: Int = 100, entities: Int = 300,
        converged: Bool = true, fieldForbids: Bool = false
    ) -> Verdict {
        func difference(
            _ model: Difference.Model, _ metric: Metric, _ ends: (Double, Double)
        ) -> Difference {
            Example.difference(model, metric, (ends.0 + ends.1) / 2, ends.0, ends.1)
        }
        var differences = [
            difference(.federated, .logLoss, gain), difference(.federated, .auc, rank),
        ]
        if let ownGain { differences.append(difference(.recalibrated, .logLoss, ownGain)) }
        if let ownRank { differences.append(difference(.recalibrated, .auc, ownRank)) }
        let evidence = VerdictEvidence(
            events: events, nonEvents: 200, entities: entities, converged: converged,
            fieldForbids: fieldForbids, localLoss: 0.5, differences: differences)
        return .judged(evidence, by: VerdictSettings())
    }

    @Test func `fewer than 30 events are not enough evidence, however large the gain`() {
        let verdict = verdict(gain: (0.1, 0.2), rank: (0.1, 0.2), events: 29)
        #expect(verdict.basis == .tooFewRows)
        #expect(verdict.outcome == .notEnoughEvidence)
        #expect(verdict.holdoutFactor == 30.0 / 29)
    }

    @Test func `fewer than 50 entities are not enough evidence`() {
        let verdict = verdict(gain: (0.1, 0.2), rank: (0.1, 0.2), entities: 40)
        #expect(verdict == Verdict(basis: .tooFewRows, holdoutFactor: 1.25))
    }

    @Test func `no number of rows is promised where an outcome is absent`() {
        #expect(verdict(gain: (0, 0), rank: (0, 0), events: 0) == Verdict(basis: .tooFewRows))
    }

    @Test func `a model that has not converged is not judged`() {
        let verdict = verdict(gain: (0.1, 0.2), rank: (0.1, 0.2), converged: false)
        #expect(verdict == Verdict(basis: .notConverged))
    }

    @Test func `a condition of the field forbids a verdict`() {
        let verdict = verdict(gain: (0.1, 0.2), rank: (0.1, 0.2), fieldForbids: true)
        #expect(verdict.outcome == .notEnoughEvidence)
        #expect(verdict.basis == .fieldCondition)
    }

    @Test func `a gain above zero with a ranking that is not worse means join`() {
        #expect(verdict(gain: (0.001, 0.05), rank: (-0.009, 0.03)).outcome == .join)
    }

    @Test func `a gain with a ranking that may be worse by more than the margin is left open`() {
        let verdict = verdict(gain: (0.001, 0.05), rank: (-0.011, 0.03))
        #expect(verdict.basis == .undecided)
    }

    @Test func `a gain only after recalibration means recalibrate only`() {
        let verdict = verdict(
            gain: (-0.03, 0.02), rank: (0.01, 0.03), ownGain: (0.005, 0.04), ownRank: (0.01, 0.03))
        #expect(verdict.outcome == .recalibrateOnly)
    }

    @Test func `a gain that matters ruled out means stay local`() {
        let verdict = verdict(gain: (-0.004, 0.009), rank: (-0.005, 0.009))
        #expect(verdict.basis == .gainRuledOut)
        #expect(verdict.outcome == .stayLocal)
    }

    @Test func `a loss means stay local, even if the ranking is open`() {
        #expect(verdict(gain: (-0.05, -0.001), rank: (-0.02, 0.05)).basis == .worse)
    }

    @Test func `a ranking that is worse beyond the margin means stay local`() {
        #expect(verdict(gain: (-0.05, 0.05), rank: (-0.08, -0.011)).basis == .worse)
    }

    @Test func `an open comparison says how many rows would settle it`() throws {
        // The gain is 0.02 ± 0.03: its low end reaches 0 on (0.03/0.02)² = 2.25 times the rows.
        let verdict = verdict(gain: (-0.01, 0.05), rank: (0.01, 0.03))
        #expect(verdict.basis == .undecided)
        let factor = try #require(verdict.holdoutFactor)
        #expect(abs(factor - 2.25) < 1e-12)
    }

    @Test func `an estimate on a margin is settled by no number of rows`() {
        // Gain 0: never above 0, never below 0, and the ranking is above every margin it must miss.
        let verdict = verdict(gain: (-0.05, 0.05), rank: (0.01, 0.05))
        #expect(verdict == Verdict(basis: .undecided))
    }

    @Test func `equal models are told to stay local`() {
        #expect(verdict(gain: (0, 0), rank: (0, 0)).outcome == .stayLocal)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `changing sides never lets both models be joined`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func ends() -> (Double, Double) {
            let middle = generator.normal() * 0.02
            let reach = generator.uniform() * 0.03
            return (middle - reach, middle + reach)
        }
        let (gain, rank) = (ends(), ends())
        let there = verdict(gain: gain, rank: rank)
        let back = verdict(gain: (-gain.1, -gain.0), rank: (-rank.1, -rank.0))
        #expect(there.outcome != .join || back.outcome != .join)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `the promised number of rows settles the comparison, and fewer do not`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let gain = (generator.normal() * 0.02, 0.02 + generator.uniform() * 0.05)
        let rank = (generator.normal() * 0.02, 0.02 + generator.uniform() * 0.05)
        func verdict(_ factor: Double) -> Verdict {
            let root = factor.squareRoot()
            return self.verdict(
                gain: (gain.0 - gain.1 / root, gain.0 + gain.1 / root),
                rank: (rank.0 - rank.1 / root, rank.0 + rank.1 / root))
        }
        guard let factor = verdict(1).holdoutFactor else { return }
        #expect(verdict(factor * 1.0001).basis != .undecided)
        #expect(verdict(factor * 0.9999).basis == .undecided)
    }
}

import Federation
import FederationTesting
import Testing

@Suite struct `An older ledger in the place of the newer one` {
    private static let scenario = Scenario.small(.gaussian)

    /// Every number is signed once, in all of them; so much the invariants see after each step.
    @Test func `is noticed before anything is signed, and changes no outcome`() async throws {
        let expected = try Self.scenario.plainRun().carryOut().outcome.payload
        var verdicts: [SimulationHistory.Verdict] = []
        var behind = 0
        for seed in 1...12 as ClosedRange<UInt64> {
            let history = try await FederationSimulation(
                seed: seed, study: Self.scenario.study, frames: Self.scenario.frames,
                faults: .forgetful
            ).run()
            verdicts.append(try history.verdict(expected: expected))
            behind += history.behind.count
            for index in history.behind {
                let reason = try #require(history.departures[index])
                #expect(reason.contains("your ledger ends at"), "\(history.simulation)")
            }
        }
        #expect(behind > 0)
        #expect(verdicts.contains(.stopped(.deadline)), "it waits for the one that signs nothing")
        #expect(verdicts.contains(.sameBits), "the ledger was as good as the last one")
    }
}

import Federation
import FederationTesting
import Testing

@Suite struct `An older transcript in the place of the newer one` {
    private static let scenario = Scenario.small(.gaussian)

    @Test func `ends the run by name, and changes no outcome`() async throws {
        let expected = try Self.scenario.plainRun().carryOut().outcome.payload
        var verdicts: [SimulationHistory.Verdict] = []
        var refusals: Set<String> = []
        for seed in 1...12 as ClosedRange<UInt64> {
            let history = try await FederationSimulation(
                seed: seed, study: Self.scenario.study, frames: Self.scenario.frames,
                faults: .rewound
            ).run()
            refusals.formUnion(history.refusals)
            verdicts.append(try history.verdict(expected: expected))
        }
        #expect(refusals.contains("run-restored"), "it came back by the command")
        #expect(verdicts.contains(.halted("coordinator-behind")), "a member has seen more")
    }
}

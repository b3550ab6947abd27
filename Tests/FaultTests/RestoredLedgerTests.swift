import Federation
import FederationTesting
import Testing

@Suite struct `An older ledger in the place of the newer one` {
    private static let scenario = Scenario.small(.gaussian)

    private func play(_ seed: UInt64) async throws(SimulationError) -> SimulationHistory {
        try await FederationSimulation(
            seed: seed, study: Self.scenario.study, frames: Self.scenario.frames,
            faults: FaultPlan(losses: 100, restoredLedgers: 20)
        ).run()
    }

    @Test func `is seen by an invariant when its member signs a number again`() async throws {
        let expected = try Self.scenario.plainRun().carryOut().outcome.payload
        var reused = 0
        for seed in 1...8 as ClosedRange<UInt64> {
            do throws(SimulationError) {
                let history = try await play(seed)
                #expect([nil, expected].contains(history.outcome), "\(history.simulation)")
            } catch {
                guard case .violated(.numberReused) = error.cause else { throw error }
                reused += 1
            }
        }
        #expect(reused > 0)
    }
}

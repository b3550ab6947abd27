import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `One seed` {
    @Test(arguments: [3, 8, 21] as [UInt64])
    func `is one history, bit for bit`(seed: UInt64) async throws {
        let first = try await Schedule(seed: seed).simulation.run()
        let second = try await Schedule(seed: seed).simulation.run()
        #expect(first.entries.map(\.envelope.bytes) == second.entries.map(\.envelope.bytes))
        #expect(first.entries.map(\.receipt) == second.entries.map(\.receipt))
        #expect(first.faults == second.faults && first.steps == second.steps)
        #expect(first.refusals == second.refusals && first.departures == second.departures)
    }

    @Test func `and another are two histories`() async throws {
        let scenario = Scenario.small(.gaussian)
        var runs: Set<RunID> = []
        for seed in 1...3 as ClosedRange<UInt64> {
            runs.insert(
                try await FederationSimulation(
                    seed: seed, study: scenario.study, frames: scenario.frames, faults: .lossy
                ).run().run)
        }
        #expect(runs.count == 3)
    }

    @Test func `is named by every failure, with all that it takes to see it again`() {
        let scenario = Scenario.small(.averaging)
        let simulation = FederationSimulation(
            seed: 17, study: scenario.study, frames: scenario.frames,
            memberLie: MemberLie(kind: .rubbish, member: 2, message: 0, persists: true))
        let error = SimulationError(cause: .wrongOutcome, replay: simulation.description)
        #expect(
            error.description.hasPrefix(
                """
                Somebody holds another outcome than the true one; replay with seed 17, \
                3 institutions, lie of member 2: rubbish, FaultPlan(
                """))
    }
}

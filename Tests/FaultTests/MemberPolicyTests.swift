import Federation
import FederationTesting
import Testing

@Suite struct `A member with a policy of its own` {
    private static let scenario = Scenario.small(.averaging)

    private func play(_ policy: MemberPolicy) async throws -> SimulationHistory {
        try await FederationSimulation(
            seed: 6, study: Self.scenario.study, frames: Self.scenario.frames,
            policies: [1: policy]
        ).run()
    }

    @Test(arguments: [ComputationWord.averaging, .evaluation])
    func `stops the run, by name, at the step that it does not allow`(
        step: ComputationWord
    ) async throws {
        let history = try await play(.without(step))
        let cancellation = try #require(history.cancellation)
        #expect(cancellation.reason == .refused)
        #expect(cancellation.text.contains("does not allow the step \(step.rawValue)"))
        #expect(try !history.sums().isEmpty, "it answered what came before")
    }

    @Test func `answers a run that has no such step`() async throws {
        #expect(try await play(.without(.newton)).outcome != nil)
    }

    @Test(arguments: [1, 4])
    func `refuses rows that differ from an earlier run's in fewer than five`(
        further: Int
    ) async throws {
        let history = try await play(.afterEarlierRun(furtherEntities: further))
        #expect(history.cancellation?.reason == .refused)
        #expect(history.cancellation?.text.contains("fewer than 5 entities") == true)
        #expect(try history.sums().isEmpty)
    }

    @Test(arguments: [0, 5])
    func `answers from the same rows, or from rows of which five have changed`(
        further: Int
    ) async throws {
        #expect(try await play(.afterEarlierRun(furtherEntities: further)).outcome != nil)
    }
}

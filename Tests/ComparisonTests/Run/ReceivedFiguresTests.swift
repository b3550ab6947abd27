import Comparison
import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `Own figures that can't be read` {
    /// The members of a simulation send a bare row count in the place of figures.
    @Test func `are left out and named, and the run is compared all the same`() async throws {
        let history = try await FederationSimulation(
            seed: 1, study: StudyFixture().averaging(rounds: 1)
        ).run()
        let replay = try RunReplay(transcript: Transcript(path: history.transcriptPath))
        let senders = replay.log.machine.members.filter { history.machine.figures[$0.id] != nil }
        #expect(senders.count == 2)
        let comparison = try RunComparison(replay)
        #expect(comparison.report.institutions.isEmpty)
        #expect(comparison.omissions.count == 2)
        for (omission, sender) in zip(comparison.omissions, senders) {
            #expect(
                omission.hasPrefix(
                    "The figures that \(sender.name.text) sent are left out: "))
        }
    }
}

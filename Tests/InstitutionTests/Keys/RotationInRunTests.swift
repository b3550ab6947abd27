import Console
import Federation
import FederationTesting
import Foundation
import Institution
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `New keys in a federation that works` {
    private let run = WholeFederation.run

    private func outcome(of federation: WholeFederation) async throws -> RunOutcome {
        guard case .closed(.finished(let outcome, _)) = try #require(await federation.machine).phase
        else { throw RunDocumentsError.notAStudy }
        return outcome
    }

    /// A federation in the middle of a run, stopped after its first round.
    private func begun() async throws -> WholeFederation {
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(OrchardStudy.study())
        try await JoinedNodes(federation).run(until: "round 1:")
        return federation
    }

    @Test func `leave an open run as it is, to the last bit`() async throws {
        let control = try await begun()
        try await JoinedNodes(control).runUntilClosed()
        let federation = try await begun()
        let (alder, birch) = (federation.homes[0], federation.homes[1])
        let old = try alder.signingKey.verifyingKey
        try await federation.askForKeys(alder)
        try await federation.grantKeys()
        try await federation.rotateCoordinator()
        let nodes = JoinedNodes(federation)
        try await nodes.runUntilClosed()
        #expect(try await outcome(of: federation) == outcome(of: control))
        #expect(nodes.sayings.of("alder").contains("new keys are in force"))
        #expect(!nodes.sayings.of("birch").contains("new keys are in force"))
        let epochs = try federation.messages(of: alder.id, in: run).map(\.keyEpoch)
        #expect(Set(epochs) == [1])
        #expect(try alder.signingKey.verifyingKey != old)
        #expect(try alder.id == .of(old))
        _ = try birch.signingKey
        let path = federation.coordinator.transcriptPath(of: run)
        _ = try RunReplay(transcript: Transcript(path: path), run: run)
    }

    @Test func `sign the next run, when the old one is deleted`() async throws {
        let federation = try await begun()
        let alder = federation.homes[0]
        let old = try alder.signingKey.verifyingKey
        try await federation.askForKeys(alder)
        try await federation.grantKeys()
        let state = try await federation.view(of: alder).state
        #expect(try alder.adoptKeys(state, nowMilliseconds: federation.clock.milliseconds))
        try alder.retireKeys(state)
        #expect(alder.folder.names(in: "keys").contains("signing.key"))
        try await JoinedNodes(federation).runUntilClosed()
        try await alder.retireKeys(federation.view(of: alder).state)
        #expect(!alder.folder.names(in: "keys").contains("signing.key"))
        #expect(try alder.signingKey.verifyingKey != old)
        let next = try OrchardStudy.study()
        try federation.publish(next)
        for home in federation.homes { try await federation.approve(next, by: home) }
        let second = RunID.fresh()
        _ = try federation.coordinator.open(next, as: second)
        try await federation.program.refresh()
        try await JoinedNodes(federation).run(until: "run \(second.short), round 1:")
        let headers = try federation.messages(of: alder.id, in: second)
        #expect(!headers.isEmpty && headers.allSatisfy { $0.keyEpoch == 2 })
    }

    @Test func `decide on no study while they wait for the operator`() async throws {
        let federation = try await WholeFederation.ofOrchards()
        let study = try OrchardStudy.study()
        try federation.publish(study)
        try await federation.askForKeys(federation.homes[0])
        await #expect(throws: Failure.self) {
            try await federation.approve(study, by: federation.homes[0])
        }
        try await federation.grantKeys()
        await #expect(
            throws: KeyringError.self,
            performing: {
                var lost = federation.homes[0].folder
                lost = try HomeFolder(lost.path)
                try lost.remove("keys/signing-2.key")
                try await federation.approve(study, by: federation.homes[0])
            })
    }

    @Test func `stop the runs of a member that leaves, and its node`() async throws {
        let federation = try await begun()
        let alder = federation.homes[0]
        try await federation.view(of: alder).leave(
            LeaveNotice(reason: "merged"), me: alder.id, keys: alder.keys.ring,
            transport: federation.transport(of: alder),
            nowMilliseconds: federation.clock.milliseconds)
        guard
            case .closed(.stopped(let cancellation, _)) = try #require(
                await federation.machine
            ).phase
        else {
            Issue.record("the run of a member that leaves is stopped")
            return
        }
        #expect(cancellation.reason == .memberLost)
        let session = JoinSession(
            home: alder, domain: Orchard.self, clock: InstantClock(), now: federation.clock.now,
            say: { _ in })
        _ = try await federation.view(of: alder)
        _ = try await session.prepare()
        await #expect(throws: Failure.self) {
            try await session.takePart(over: federation.transport(of: alder))
        }
        #expect(try alder.ledger().sent(run: .federation).last?.summary.contains("merged") == true)
    }
}

import Console
import Federation
import FederationTesting
import Foundation
import Institution
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `A node whose keys were lost` {
    /// A finished run, then Alder's keys are gone and revoked, and Alder is enrolled anew.
    private func enrolledAgain() async throws -> (WholeFederation, old: NodeID) {
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(OrchardStudy.study())
        try await JoinedNodes(federation).runUntilClosed()
        let alder = federation.homes[0]
        let old = try alder.id
        try alder.folder.remove("keys/signing.key")
        try alder.folder.remove("keys/tls.key")
        try federation.coordinator.revoke(old)
        try federation.admit(alder)
        try await federation.program.refresh()
        return (federation, old)
    }

    @Test func `is listed under a new id, beside the revoked one`() async throws {
        let (federation, old) = try await enrolledAgain()
        let alder = federation.homes[0]
        let new = try alder.id
        #expect(new != old)
        #expect(try new == .of(alder.signingKey.verifyingKey))
        let roster = try #require(try federation.coordinator.store().log().roster)
        #expect(roster.entry(old)?.status == .revoked)
        #expect(roster.entry(new)?.status == .active)
        #expect(roster.entry(new)?.name == roster.entry(old)?.name)
        #expect(
            alder.folder.names(in: "keys").filter { $0 != "blinding.key" }
                == ["signing-2.key", "tls-2.crt", "tls-2.key"])
    }

    @Test func `keeps its ledger, in which its chain begins anew`() async throws {
        let (federation, old) = try await enrolledAgain()
        let alder = federation.homes[0]
        let before = try alder.ledger().sent()
        #expect(before.count > 3 && before.allSatisfy { $0.envelope.header.sender == old })
        let next = try OrchardStudy.study()
        try federation.publish(next)
        try await federation.approve(next, by: alder)
        let sent = try alder.ledger().sent()
        #expect(Array(sent.prefix(before.count)) == before)
        let own = try alder.ledger().sent(run: .federation, by: alder.id)
        #expect(own.map(\.envelope.header.sequence) == [1])
        #expect(own.allSatisfy { $0.receipt != nil })
        #expect(
            try alder.ledger().lastSequence(run: WholeFederation.run, of: old)
                == before.map(\.envelope).filter { $0.header.run == WholeFederation.run }
                .map(\.header.sequence).max())
    }

    @Test func `takes part again, and the old runs stay as they were`() async throws {
        let (federation, old) = try await enrolledAgain()
        let next = try OrchardStudy.study()
        try federation.publish(next)
        for home in federation.homes { try await federation.approve(next, by: home) }
        let second = RunID.fresh()
        _ = try federation.coordinator.open(next, as: second)
        try await federation.program.refresh()
        try await JoinedNodes(federation).run(until: "run \(second.short), round 1:")
        let alder = federation.homes[0]
        #expect(try !federation.messages(of: alder.id, in: second).isEmpty)
        #expect(try federation.messages(of: old, in: second).isEmpty)
        let path = federation.coordinator.transcriptPath(of: WholeFederation.run)
        _ = try RunReplay(transcript: Transcript(path: path), run: WholeFederation.run)
        #expect(try alder.ledger().ending(of: WholeFederation.run) == .outcome)
    }

    @Test func `is not enrolled again while its old keys are in force`() async throws {
        let federation = try await WholeFederation.ofOrchards()
        #expect(throws: (any Error).self) { try federation.admit(federation.homes[0]) }
        #expect(try federation.homes[0].keys.waiting != nil)
        try await federation.open(OrchardStudy.study())
    }
}

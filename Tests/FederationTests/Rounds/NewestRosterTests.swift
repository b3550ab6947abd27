import Documents
import Federation
import FederationTesting
import Foundation
import Messaging
import Testing

/// What stands against a run by the federation's newest word, roster or decision.
@Suite struct `The newest word of a federation` {
    private let folder: TemporaryFolder
    private let fixture: FederationFixture
    private let desk: SimulatedCoordinator
    private let study: Study

    init() throws {
        folder = try TemporaryFolder()
        fixture = try FederationFixture()
        desk = try SimulatedCoordinator(fixture, folder: folder, clock: ManualClock())
        study = try StudyFixture().study()
        try desk.publish(study)
    }

    private func approve(_ index: Int) throws {
        try desk.decide(
            .studyApproval, StudyApproval(study: study.digest).payload, on: study,
            by: fixture.institutions[index])
    }

    private func withdraw(_ index: Int) throws {
        let decline = StudyDecline(study: study.digest, reason: "no more")
        try desk.decide(
            .studyDeclined, decline.payload, on: study, by: fixture.institutions[index])
    }

    private func opened() throws -> RunDocuments {
        try desk.approveByAll(study)
        return try desk.open(study, as: RunID.fresh())
    }

    @Test func `is nothing where all members stand by the study`() throws {
        let documents = try opened()
        #expect(try desk.store().log().hindrance(of: documents) == nil)
    }

    @Test func `stands against a run with a member that was revoked since`() throws {
        let documents = try opened()
        try desk.revoke(fixture.institutions[1].id)
        #expect(
            try desk.store().log().hindrance(of: documents)
                == .revoked(fixture.institutions[1].entry.name))
    }

    @Test func `stands against a run while an approval is withdrawn, and no longer`() throws {
        let documents = try opened()
        let cedar = fixture.institutions[2]
        try withdraw(2)
        #expect(
            try desk.store().log().hindrance(of: documents)
                == .approvalWithdrawn(cedar.id, cedar.entry.name))
        try approve(2)
        #expect(try desk.store().log().hindrance(of: documents) == nil)
    }

    @Test func `lets no run open over a withdrawn approval, and lets it open after another`() throws
    {
        try desk.approveByAll(study)
        try withdraw(0)
        #expect(
            throws: RunDocumentsError.approvalMissing(fixture.institutions[0].entry.name)
        ) { try desk.open(study, as: .fresh()) }
        try approve(0)
        #expect(throws: Never.self) { try desk.open(study, as: .fresh()) }
    }

    @Test func `remembers what stood when a run was opened`() throws {
        let documents = try opened()
        try withdraw(0)
        try desk.revoke(fixture.institutions[1].id)
        let run = try #require(try desk.store().log().opened.first)
        #expect(run.rosterVersion == documents.roster.version)
        #expect(run.approvals == documents.approvals)
    }

    @Test func `takes nothing more that a revoked member signs`() throws {
        try desk.approveByAll(study)
        let id = fixture.institutions[0].id
        try desk.revoke(id)
        #expect(throws: RunLogError.envelope(.revokedSender(id))) { try withdraw(0) }
    }

    /// The stolen key is the one of epoch 1; the roster before the rotation still lists it.
    @Test func `takes nothing of a key that was replaced, under whatever roster`() throws {
        let alder = fixture.institutions[0]
        let key = try FederationFixture.key(of: "Alder anew").verifyingKey
        try desk.publishRoster { entries in
            entries.map { entry in
                guard entry.id == alder.id else { return entry }
                return RosterEntry(
                    id: entry.id, role: entry.role, name: entry.name, keyEpoch: 2,
                    signingKey: key, tlsKeyDigest: .sha256(key.bytes), status: entry.status,
                    validFromMilliseconds: entry.validFromMilliseconds)
            }
        }
        var log = try desk.store().log()
        let stolen = EnvelopeHeader(
            type: MessageType.studyApproval.rawValue, federation: fixture.charter.digest,
            run: .federation, sender: alder.id, recipient: .everyone, keyEpoch: 1,
            rosterVersion: 1, sequence: 1, issuedMilliseconds: FederationFixture.now,
            expiresMilliseconds: FederationFixture.now + 1000,
            inReplyTo: log.proposals[0].message.digest, logHead: log.chain.head)
        let approval = Envelope.sealed(
            stolen, payload: StudyApproval(study: study.digest).payload, key: alder.key)
        let error = EnvelopeError.wrongKeyEpoch(sender: alder.id, expected: 2, found: 1)
        #expect(throws: RunLogError.envelope(error)) { try log.take(approval) }
    }
}

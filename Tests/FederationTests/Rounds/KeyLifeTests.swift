import Federation
import FederationTesting
import Logging
import Messaging
import Testing

/// Rotation, revocation and leaving, as the federation's feed tells them.
@Suite struct `The life of keys in a federation` {
    private static let hour: UInt64 = 3600 * 1000

    private let folder: TemporaryFolder
    private let fixture: FederationFixture
    private let clock = ManualClock()
    private var desk: SimulatedCoordinator
    private let alder: FederationFixture.Node
    private let newKey: SigningKey
    private let newTLS = TLSKey()

    init() async throws {
        folder = try TemporaryFolder()
        fixture = try FederationFixture()
        desk = try SimulatedCoordinator(fixture, folder: folder, clock: clock)
        alder = fixture.institutions[0]
        newKey = try FederationFixture.key(of: "the second key of \(alder.entry.name.text)")
        try await desk.start()
    }

    private func log() throws -> FederationLog { try desk.store().log() }

    private func registrar() throws -> Registrar {
        Registrar(
            store: try desk.store(), charter: fixture.charter, keys: fixture.coordinatorKeys)
    }

    private func request(of entry: RosterEntry, _ key: SigningKey) throws -> RotationRequest {
        RotationRequest.make(
            for: entry, federation: fixture.charter.digest, signingKey: key,
            certificateRequest: try CertificateRequest.make(name: entry.name, key: newTLS))
    }

    private func message(
        _ type: MessageType, _ payload: [UInt8], to recipient: NodeID? = nil,
        key: SigningKey? = nil
    ) throws -> Envelope {
        let log = try log()
        var writer = try #require(log.writer(for: alder.id, key: key ?? alder.key))
        return writer.seal(
            type, payload: payload, to: recipient ?? fixture.coordinator.id, replyingTo: .zero,
            logHead: log.chain.head, nowMilliseconds: clock.milliseconds)
    }

    @discardableResult
    private func send(_ envelope: Envelope) async throws -> String {
        let program = try #require(desk.program)
        switch await program.receive(envelope.bytes, from: alder.id) {
        case .accepted: return "accepted"
        case .refused(_, let code, _): return code
        }
    }

    private func askAndGrant() async throws {
        #expect(
            try await send(message(.rotationRequest, request(of: alder.entry, newKey).payload))
                == "accepted")
        let rotation = try #require(try registrar().rotations().first)
        try registrar().rotate(
            rotation, authority: fixture.authority, nowMilliseconds: clock.milliseconds)
    }

    @Test func `begins anew with a request that waits for the operator`() async throws {
        try await send(message(.rotationRequest, request(of: alder.entry, newKey).payload))
        #expect(try registrar().rotations().map(\.entry.id) == [alder.id])
        #expect(try log().roster?.entry(alder.id) == alder.entry)
    }

    @Test func `gives the granted keys with their certificate, in one roster`() async throws {
        try await askAndGrant()
        let log = try log()
        let entry = try #require(log.roster?.entry(alder.id))
        #expect(entry.keyEpoch == 2 && entry.signingKey == newKey.verifyingKey)
        #expect(log.rotations.isEmpty)
        let grant = try #require(log.grant(of: alder.id))
        #expect(grant.roster.version == 2)
        try CertificateDER.check(
            #require(grant.certificate), publicKeyDigest: newTLS.publicKeyDigest,
            federation: fixture.charter.digest, node: alder.id,
            authority: fixture.authority.certificate, nowMilliseconds: clock.milliseconds)
        #expect(log.grant(of: fixture.institutions[1].id) == nil)
    }

    @Test func `leaves the old key nothing to sign, whatever roster it names`() async throws {
        let old = try message(.leaveNotice, LeaveNotice(reason: "stolen").payload)
        try await askAndGrant()
        #expect(old.header.rosterVersion == 1)
        #expect(try await send(old) == "wrong-key-epoch")
        let again = try request(of: alder.entry, FederationFixture.key(of: "Mistletoe"))
        #expect(
            try await send(message(.rotationRequest, again.payload, key: alder.key))
                == "bad-signature")
        let new = try message(.leaveNotice, LeaveNotice(reason: "fair").payload, key: newKey)
        #expect(try await send(new) == "accepted")
    }

    @Test func `takes both TLS keys for a day, then the new one only`() async throws {
        try await askAndGrant()
        let program = try #require(desk.program)
        let (old, new) = (alder.entry.tlsKeyDigest, newTLS.publicKeyDigest)
        #expect(await program.member(withTLSKey: old) == alder.id)
        #expect(await program.member(withTLSKey: new) == alder.id)
        let granted = clock.milliseconds
        let log = try log()
        let id = alder.id
        #expect(log.tlsKeys(of: id, nowMilliseconds: granted + 24 * Self.hour - 1) == [old, new])
        #expect(log.tlsKeys(of: id, nowMilliseconds: granted + 24 * Self.hour) == [new])
        #expect(log.member(withTLSKey: old, nowMilliseconds: granted + 24 * Self.hour) == nil)
        try desk.revoke(id)
        #expect(try self.log().tlsKeys(of: id, nowMilliseconds: granted).isEmpty)
        try await program.refresh()
        #expect(await program.member(withTLSKey: new) == nil)
    }

    @Test func `refuses a request that another has the proof of, or that goes to all`()
        async throws
    {
        let foreign = try request(of: fixture.institutions[1].entry, newKey)
        #expect(try await send(message(.rotationRequest, foreign.payload)) != "accepted")
        let open = try message(
            .rotationRequest, request(of: alder.entry, newKey).payload, to: .everyone)
        #expect(try await send(open) == "wrong-recipient")
        #expect(try log().rotations.isEmpty)
    }

    @Test func `is not granted to a member that was revoked meanwhile`() async throws {
        try await send(message(.rotationRequest, request(of: alder.entry, newKey).payload))
        let rotation = try #require(try registrar().rotations().first)
        try desk.revoke(alder.id)
        #expect(try registrar().rotations().isEmpty)
        #expect(throws: RotationError.notActive(alder.id)) {
            try registrar().rotate(
                rotation, authority: fixture.authority, nowMilliseconds: clock.milliseconds)
        }
        #expect(try log().roster?.version == 2)
    }

    @Test func `goes on under the coordinator's new key, also in one that serves`() async throws {
        let second = try FederationFixture.key(of: FederationFixture.secondCoordinatorKey)
        let held = try log()
        let rotation = try held.examined(
            request(of: fixture.coordinator.entry, second), for: fixture.coordinator.entry)
        try registrar().rotate(
            rotation, authority: fixture.authority, hosts: ["localhost"],
            nowMilliseconds: clock.milliseconds)
        #expect(try log().roster?.coordinator.keyEpoch == 2)
        let program = try #require(desk.program)
        let notice = try message(.leaveNotice, LeaveNotice(reason: "").payload)
        guard case .accepted(let bytes) = await program.receive(notice.bytes, from: alder.id)
        else {
            Issue.record("a member's message is taken after the rotation")
            return
        }
        let receipt = try Envelope(decoding: bytes)
        #expect(receipt.header.keyEpoch == 2)
        #expect(receipt.redacted.isSigned(by: second.verifyingKey))
    }

    @Test func `lets nobody sign with the coordinator's old key any more`() async throws {
        let second = try FederationFixture.key(of: FederationFixture.secondCoordinatorKey)
        let rotation = try log().examined(
            request(of: fixture.coordinator.entry, second), for: fixture.coordinator.entry)
        let log = try registrar().rotate(
            rotation, authority: fixture.authority, nowMilliseconds: clock.milliseconds)
        var forged = MessageWriter(
            federation: fixture.charter.digest, run: .federation,
            sender: fixture.coordinator.entry, rosterVersion: 1, key: fixture.coordinator.key)
        forged.resume(after: try #require(log.latest[fixture.coordinator.id]))
        let study = forged.seal(
            .study, payload: [], to: .everyone, replyingTo: .zero, logHead: log.chain.head,
            nowMilliseconds: clock.milliseconds)
        var after = log
        #expect(
            throws: RunLogError.envelope(
                .wrongKeyEpoch(sender: fixture.coordinator.id, expected: 2, found: 1))
        ) { try after.take(study) }
    }

    @Test func `ends for a member with its notice, until the operator revokes it`() async throws {
        try await send(message(.leaveNotice, LeaveNotice(reason: "merged").payload))
        #expect(try log().departures == [alder.id: LeaveNotice(reason: "merged")])
        try desk.revoke(alder.id)
        #expect(try log().departures.isEmpty)
    }

    @Test func `hears a member at most sixteen times on one matter`() async throws {
        for _ in 0..<16 {
            #expect(
                try await send(message(.leaveNotice, LeaveNotice(reason: "x").payload))
                    == "accepted")
        }
        #expect(
            try await send(message(.leaveNotice, LeaveNotice(reason: "x").payload))
                == "too-many-decisions")
    }

    @Test func `ends for the coordinator's old key with the last run that was opened under it`()
        async throws
    {
        let first = fixture.coordinator.entry.signingKey
        let study = try StudyFixture().study()
        try desk.publish(study)
        for member in fixture.institutions {
            _ = try desk.store().append { log in
                let proposal = try #require(log.proposal(ofStudy: study.digest))
                var writer = try #require(log.writer(for: member.id, key: member.key))
                let envelope = writer.seal(
                    .studyApproval, payload: StudyApproval(study: study.digest).payload,
                    to: .everyone, replyingTo: proposal.message.digest, logHead: log.chain.head,
                    nowMilliseconds: clock.milliseconds)
                try log.take(envelope)
                return (envelope, nil)
            }
        }
        let run = RunID.fresh()
        _ = try desk.open(study, as: run)
        let second = try FederationFixture.key(of: FederationFixture.secondCoordinatorKey)
        let rotation = try log().examined(
            request(of: fixture.coordinator.entry, second), for: fixture.coordinator.entry)
        try registrar().rotate(
            rotation, authority: fixture.authority, nowMilliseconds: clock.milliseconds)
        let program = try #require(desk.program)
        try await program.refresh()
        #expect(await program.keysInUse == [first, second.verifyingKey])
        try desk.store().cancel(run, text: "enough")
        try await program.refresh()
        #expect(await program.keysInUse == [second.verifyingKey])
        let later = Coordinator(
            store: try desk.store(), charter: fixture.charter,
            runsFolder: folder.file("runs"), keys: Keyring(second), now: clock.now,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await later.refresh()
        #expect(await later.runCoordinators.map(\.run) == [run])
    }
}

import Documents
import Federation
import FederationTesting
import Institution
import Messaging
import Testing

/// What a node believes of its federation's feed, and of the runs that the feed names.
@Suite struct `A node's view of its federation` {
    private static let run = RunID(bytes: [UInt8](repeating: 5, count: 16)) ?? .federation

    /// A feed as a lying coordinator may show it.
    private struct Shown: Transport {
        var items: [[UInt8]]

        func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] {
            throw .unreachable("the grove")
        }

        func messages(
            run: RunID, after entry: UInt64, waiting: Bool
        ) async throws(TransportError) -> [[UInt8]] {
            Array(items.dropFirst(Int(entry)))
        }
    }

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

    private var alder: FederationFixture.Node { fixture.institutions[0] }

    private func ledger() throws -> Ledger { try Ledger(path: folder.file("ledger.sqlite")) }

    private func node() throws -> NodeFederation {
        try NodeFederation(
            charter: fixture.charter, ledger: ledger(), now: { FederationFixture.now })
    }

    private func feed() throws -> Shown {
        Shown(
            items: try desk.store().feed().map { item in
                withUnsafeBytes(of: item.number.bigEndian) { Array($0) } + item.envelope.bytes
            })
    }

    /// Alder's ledger holds what Alder signed.
    private func storeApprovals() throws {
        for item in try desk.store().feed() where item.envelope.header.sender == alder.id {
            try ledger().store(Ledger.Sent(envelope: item.envelope, summary: "approves"))
        }
    }

    private func withdraw(_ index: Int) throws {
        let decline = StudyDecline(study: study.digest, reason: "no more")
        try desk.decide(
            .studyDeclined, decline.payload, on: study, by: fixture.institutions[index])
    }

    /// The documents of a run that could be opened now.
    private func documents() throws -> RunDocuments {
        let log = try desk.store().log()
        let signed = try #require(log.rosters.last)
        let proposal = try #require(log.proposal(ofStudy: study.digest))
        return try RunDocuments(
            charter: log.charter, roster: signed.roster, rosterSignature: signed.signature,
            publication: proposal.message, approvals: Array(proposal.approvals.values))
    }

    /// Opens a run on documents that a lying coordinator chooses.
    private func open(_ documents: RunDocuments) throws {
        let opening = try RunCoordinator.open(
            documents,
            transcript: Transcript(path: desk.transcriptPath(of: Self.run), creating: true),
            run: Self.run, key: fixture.coordinator.key, nowMilliseconds: FederationFixture.now)
        _ = try desk.store().append { log in
            try log.take(opening)
            return (opening, nil)
        }
    }

    private func polled() async throws -> NodeFederation {
        let node = try node()
        try await node.poll(feed(), waiting: false)
        return node
    }

    @Test func `backs a run by what stood when it was opened`() async throws {
        try desk.approveByAll(study)
        let documents = try documents()
        try open(documents)
        try withdraw(2)
        let node = try await polled()
        let found = try await node.documents(of: Self.run)
        #expect(found.opening == documents.opening && found.approvals == documents.approvals)
        let cedar = fixture.institutions[2].entry
        #expect(
            try await node.hindrance(of: found, for: alder.entry)
                == .approvalWithdrawn(cedar.id, cedar.name))
    }

    @Test func `takes no part in a run over a withdrawn approval`() async throws {
        try desk.approveByAll(study)
        let documents = try documents()
        try withdraw(0)
        try open(documents)
        let node = try await polled()
        await #expect(throws: RunDocumentsError.approvalMissing(alder.entry.name)) {
            try await node.documents(of: Self.run)
        }
    }

    @Test func `takes no part in a run under a roster that still lists a revoked member`()
        async throws
    {
        try desk.approveByAll(study)
        let documents = try documents()
        try desk.revoke(fixture.institutions[1].id)
        try open(documents)
        let node = try await polled()
        await #expect(throws: RunDocumentsError.rosterReplaced(named: 1, newest: 2)) {
            try await node.documents(of: Self.run)
        }
    }

    @Test func `knows its own withdrawal, though the coordinator hides it`() async throws {
        try desk.approveByAll(study)
        try open(documents())
        try storeApprovals()
        let node = try await polled()
        let documents = try await node.documents(of: Self.run)
        #expect(try await node.hindrance(of: documents, for: alder.entry) == nil)
        let proposal = try #require(await node.state.proposal(ofStudy: study.digest))
        let decline = StudyDecline(study: study.digest, reason: "no more")
        await #expect(throws: TransportError.self) {
            try await node.decide(
                .studyDeclined, payload: decline.payload, on: proposal, summary: "declines",
                me: alder.id, keys: Keyring(alder.key), transport: feed(),
                nowMilliseconds: FederationFixture.now)
        }
        #expect(
            try await node.hindrance(of: documents, for: alder.entry)
                == .approvalWithdrawn(alder.id, alder.entry.name))
    }

    @Test func `keeps an item that it refuses, and goes on when it is shown the right one`()
        async throws
    {
        let right = try feed()
        var wrong = right
        wrong.items[1][200] ^= 1
        let node = try node()
        await #expect(throws: ParticipantError.self) {
            try await node.poll(wrong, waiting: false)
        }
        let evidence = try ledger().evidence(run: .federation)
        #expect(
            evidence.map(\.statement) == [.entry(2, bytes: Array(wrong.items[1].dropFirst(8)))])
        #expect(try await self.node().poll(right, waiting: false))
    }

    @Test func `names a feed that was set back`() async throws {
        _ = try await polled()
        var short = try feed()
        short.items.removeLast()
        let node = try node()
        await #expect(throws: ParticipantError.rolledBack(seen: 2)) {
            try await node.poll(short, waiting: false)
        }
    }

    @Test func `holds the proof of a feed that was written anew, and stays out for good`()
        async throws
    {
        var anew = try feed()
        _ = try await polled()
        var log = FederationLog(charter: fixture.charter)
        try log.take(Envelope(decoding: Array(anew.items[0].dropFirst(8))))
        var writer = try #require(
            log.writer(for: fixture.coordinator.id, key: fixture.coordinator.key))
        let other = writer.seal(
            .study, payload: StudyPublication(study: study, members: []).payload,
            to: .everyone, replyingTo: .zero, logHead: log.chain.head,
            nowMilliseconds: FederationFixture.now)
        anew.items[1] = Array(anew.items[1].prefix(8)) + other.bytes
        let shown = anew
        let node = try node()
        await #expect(throws: ParticipantError.anotherEntry(2)) {
            try await node.poll(shown, waiting: false)
        }
        let proof = try #require(try ledger().evidence().compactMap(\.proof).first)
        #expect(proof.isValid(under: fixture.roster))
        #expect(throws: ParticipantError.self) { try self.node() }
    }

    @Test func `keeps a proof against a member that is laid before all`() async throws {
        try desk.approveByAll(study)
        let log = try desk.store().log()
        let held = try #require(log.proposals[0].approvals[alder.id])
        let second = Envelope.sealed(
            EnvelopeHeader(
                type: held.header.type, federation: held.header.federation, run: .federation,
                sender: alder.id, recipient: .everyone, keyEpoch: 1, rosterVersion: 1,
                sequence: held.header.sequence, issuedMilliseconds: FederationFixture.now,
                expiresMilliseconds: FederationFixture.now + 1, logHead: .sha256([1])),
            payload: held.payload, key: alder.key)
        let proof = EquivocationProof(first: held.redacted, second: second.redacted)
        _ = try desk.store().append { log in
            var writer = try #require(
                log.writer(for: fixture.coordinator.id, key: fixture.coordinator.key))
            let envelope = writer.seal(
                .equivocationProof, payload: proof.encoded(), to: .everyone, replyingTo: .zero,
                logHead: log.chain.head, nowMilliseconds: FederationFixture.now)
            try log.take(envelope)
            return (envelope, nil)
        }
        _ = try await polled()
        #expect(try ledger().evidence().map(\.statement) == [.proof(proof)])
        #expect(throws: Never.self) { try node() }
    }
}

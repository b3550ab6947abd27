import Documents
import Federation
import FederationTesting
import Foundation
import Learning
import Messaging
import Testing

@Suite struct `A coordinator` {
    static let run = RunID(bytes: [UInt8](repeating: 5, count: 16)) ?? .federation

    /// A federation of three whose run has just been opened.
    private struct Scene {
        let folder: TemporaryFolder
        let clock = ManualClock()
        var coordinator: SimulatedCoordinator
        var members: [SimulatedMember] = []
        let study: Study
        var documents: RunDocuments?

        init() async throws {
            folder = try TemporaryFolder()
            let fixture = try FederationFixture()
            coordinator = try SimulatedCoordinator(fixture, folder: folder, clock: clock)
            study = try StudyFixture().averaging(rounds: 1).study()
            let frames = SampleRows(60, seed: 3, holdout: 0).frame
                .split(shares: [1, 1, 1], seed: 1)
            for (index, node) in fixture.institutions.enumerated() {
                members.append(
                    SimulatedMember(
                        node: node, frame: frames[index],
                        ledgerPath: folder.file("\(index).sqlite"), clock: clock,
                        namesOwnFigures: false))
            }
            try coordinator.publish(study)
            try await coordinator.start()
        }

        var program: Coordinator {
            get throws { try #require(coordinator.program) }
        }

        func approve(_ index: Int) async throws -> Coordinator.Reply {
            let log = try coordinator.store().log()
            let approval = try #require(members[index].approve(study, in: log))
            return try await program.receive(approval.bytes, from: members[index].node.id)
        }

        mutating func open() async throws {
            for index in members.indices { _ = try await approve(index) }
            let documents = try coordinator.open(study, as: run)
            self.documents = documents
            try await program.refresh()
            for index in members.indices { try members[index].start(run, documents: documents) }
        }

        /// The first message of a member in the run.
        func acceptance(of index: Int) async throws -> Envelope {
            let participant = try #require(members[index].participant)
            guard
                case .items(let items) = try await program.messages(
                    run: run, after: 0, for: participant.me)
            else { throw CocoaError(.featureUnsupported) }
            try await participant.take(items)
            return try #require(try await participant.outbox().first)
        }
    }

    private func code(_ reply: Coordinator.Reply) -> String {
        switch reply {
        case .accepted: "accepted"
        case .refused(_, let code, _): code
        }
    }

    @Test func `collects approvals, one receipt for each however often it is sent`() async throws {
        let scene = try await Scene()
        let log = try scene.coordinator.store().log()
        let approval = try #require(scene.members[0].approve(scene.study, in: log))
        let id = scene.members[0].node.id
        let first = try await scene.program.receive(approval.bytes, from: id)
        let again = try await scene.program.receive(approval.bytes, from: id)
        #expect(code(first) == "accepted" && first == again)
        let proposal = try #require(try scene.coordinator.store().log().proposal("grove-loans"))
        #expect(Array(proposal.approvals.keys) == [id])
        #expect(proposal.undecided.map(\.id) == scene.members.dropFirst().map(\.node.id))
    }

    @Test func `does not open a run that somebody has not approved`() async throws {
        let scene = try await Scene()
        _ = try await scene.approve(0)
        _ = try await scene.approve(1)
        #expect(
            throws: RunDocumentsError.approvalMissing(scene.members[2].node.entry.name)
        ) { try scene.coordinator.open(scene.study, as: Self.run) }
    }

    @Test func `answers the same message with the same receipt, also after a restart`() async throws
    {
        var scene = try await Scene()
        try await scene.open()
        let message = try await scene.acceptance(of: 0)
        let id = scene.members[0].node.id
        let first = try await scene.program.receive(message.bytes, from: id)
        #expect(code(first) == "accepted")
        #expect(try await scene.program.receive(message.bytes, from: id) == first)
        scene.coordinator.kill()
        try await scene.coordinator.start()
        #expect(try await scene.program.receive(message.bytes, from: id) == first)
        let path = scene.coordinator.transcriptPath(of: Self.run)
        #expect(try Transcript(path: path).count() == 2)
    }

    @Test func `refuses strangers, false names and altered bytes by name`() async throws {
        var scene = try await Scene()
        try await scene.open()
        let message = try await scene.acceptance(of: 0)
        let (alder, birch) = (scene.members[0].node.id, scene.members[1].node.id)
        func reply(_ bytes: [UInt8], from peer: NodeID) async throws -> String {
            code(try await scene.program.receive(bytes, from: peer))
        }
        #expect(try await reply(message.bytes, from: .none) == "unknown-run")
        #expect(try await reply(message.bytes, from: birch) == "sender-not-peer")
        var altered = message.bytes
        altered[300] ^= 1
        #expect(try await reply(altered, from: alder) == "payload-digest-mismatch")
        altered = message.bytes
        altered[140] ^= 1
        #expect(try await reply(altered, from: alder) == "bad-signature")
        #expect(try await reply(Array(message.bytes.dropLast()), from: alder) == "length-mismatch")
        #expect(try await reply([1, 2, 3], from: alder) == "too-short")
        #expect(try await reply(message.bytes, from: alder) == "accepted")
    }

    @Test func `raises an alarm about whoever sends a message in another's name`() async throws {
        var scene = try await Scene()
        try await scene.open()
        let message = try await scene.acceptance(of: 0)
        let (alder, birch) = (scene.members[0].node.id, scene.members[1].node.id)
        for _ in 1...2 { _ = try await scene.program.receive(message.bytes, from: birch) }
        let alarms = try scene.coordinator.store().alarms()
        #expect(alarms.count == 1)
        #expect(alarms.first?.text.contains("the connection belongs to \(birch)") == true)
        #expect(code(try await scene.program.receive(message.bytes, from: alder)) == "accepted")
    }

    @Test func `lays before all what a member signed twice, and stops the run`() async throws {
        var scene = try await Scene()
        try await scene.open()
        let first = try await scene.acceptance(of: 0)
        let (alder, birch) = (scene.members[0].node, scene.members[1].node)
        _ = try await scene.program.receive(first.bytes, from: alder.id)
        let header = first.header
        let second = Envelope.sealed(
            EnvelopeHeader(
                type: header.type, federation: header.federation, run: header.run,
                sender: header.sender, recipient: header.recipient, keyEpoch: header.keyEpoch,
                rosterVersion: header.rosterVersion, sequence: header.sequence,
                issuedMilliseconds: header.issuedMilliseconds,
                expiresMilliseconds: header.expiresMilliseconds, inReplyTo: header.inReplyTo,
                logHead: header.logHead),
            payload: RunAcceptance(frozenTable: .sha256([2]), namesOwnFigures: false).payload,
            key: alder.key)
        for _ in 1...2 {
            let reply = try await scene.program.receive(second.bytes, from: alder.id)
            #expect(code(reply) == "equivocation")
        }
        let participant = try #require(scene.members[1].participant)
        guard
            case .items(let items) = try await scene.program.messages(
                run: Self.run, after: 0, for: birch.id)
        else { return }
        #expect(items.count == 4, "opening, acceptance, proof, cancellation")
        try await participant.take(items)
        let evidence = try Ledger(path: scene.members[1].ledgerPath).evidence(run: Self.run)
        #expect(
            evidence.map(\.statement) == [
                .proof(EquivocationProof(first: first.redacted, second: second.redacted))
            ])
        guard case .closed(.stopped(let cancellation, _)) = await participant.machine.phase else {
            Issue.record("the proof stops the run")
            return
        }
        #expect(cancellation.reason == .equivocation)
        #expect(throws: Never.self) {
            try RunReplay(
                transcript: Transcript(path: scene.coordinator.transcriptPath(of: Self.run)))
        }
    }

    @Test func `lays before all that a member decided twice, once`() async throws {
        let scene = try await Scene()
        let log = try scene.coordinator.store().log()
        let approval = try #require(scene.members[0].approve(scene.study, in: log))
        let alder = scene.members[0].node
        var writer = try #require(log.writer(for: alder.id, key: alder.key))
        let decline = writer.seal(
            .studyDeclined,
            payload: StudyDecline(study: scene.study.digest, reason: "no").payload,
            to: .everyone, replyingTo: approval.header.inReplyTo, logHead: log.chain.head,
            nowMilliseconds: FederationFixture.now)
        _ = try await scene.program.receive(approval.bytes, from: alder.id)
        for _ in 1...2 {
            let reply = try await scene.program.receive(decline.bytes, from: alder.id)
            #expect(code(reply) == "equivocation")
        }
        let exposures = try scene.coordinator.store().log().exposures
        #expect(
            exposures == [EquivocationProof(first: approval.redacted, second: decline.redacted)])
    }

    @Test func `shows a member headers only of what is for the coordinator`() async throws {
        var scene = try await Scene()
        try await scene.open()
        let message = try await scene.acceptance(of: 0)
        let (alder, birch) = (scene.members[0].node.id, scene.members[1].node.id)
        _ = try await scene.program.receive(message.bytes, from: alder)
        let number: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 2]
        #expect(
            try await scene.program.messages(run: Self.run, after: 1, for: birch)
                == .items([number + message.redacted.bytes]))
        #expect(
            try await scene.program.messages(run: Self.run, after: 1, for: alder)
                == .items([number + message.bytes]))
        #expect(
            try await scene.program.messages(run: Self.run, after: 1, for: .none) == .unknownRun)
    }

    @Test func `knows a member from the moment that the operator's command approved it`()
        async throws
    {
        let scene = try await Scene()
        let newcomer = try FederationFixture.node("Elm", role: .institution)
        let tlsKey = newcomer.entry.tlsKeyDigest
        #expect(try await scene.program.member(withTLSKey: tlsKey) == nil)
        try scene.coordinator.publishRoster { $0 + [newcomer.entry] }
        #expect(try await scene.program.member(withTLSKey: tlsKey) == newcomer.id)
    }

    @Test func `takes nothing more from a member that was revoked`() async throws {
        var scene = try await Scene()
        try await scene.open()
        let message = try await scene.acceptance(of: 0)
        let id = scene.members[0].node.id
        try scene.coordinator.revoke(id)
        try await scene.program.refresh()
        #expect(code(try await scene.program.receive(message.bytes, from: id)) == "revoked-sender")
        let tlsKey = scene.members[0].node.entry.tlsKeyDigest
        #expect(try await scene.program.member(withTLSKey: tlsKey) == nil)
    }

    @Test func `stops a run at its hard deadline and says for whom it waited`() async throws {
        var scene = try await Scene()
        try await scene.open()
        _ = try await scene.program.receive(
            scene.acceptance(of: 0).bytes, from: scene.members[0].node.id)
        scene.clock.advance(byMilliseconds: 7 * 24 * 3600 * 1000)
        try await scene.program.enforceDeadlines()
        var machine = try #require(await scene.program.runCoordinators.first?.machine)
        #expect(!machine.isClosed)
        scene.clock.advance(byMilliseconds: 1)
        try await scene.program.enforceDeadlines()
        machine = try #require(await scene.program.runCoordinators.first?.machine)
        guard case .closed(.stopped(let cancellation, _)) = machine.phase else {
            Issue.record("the deadline stops the run")
            return
        }
        let names = scene.members.dropFirst().map(\.node.entry.name.text).joined(separator: ", ")
        #expect(cancellation.reason == .deadline)
        #expect(
            cancellation.text == "The hard deadline passed while the run waited for \(names).")
    }

    /// The third acceptance is stored, what is due after it is not, as on a full disk.
    @Test func `says what it could not write as soon as it is asked again`() async throws {
        var scene = try await Scene()
        try await scene.open()
        let raw = try RawDatabase(path: scene.coordinator.transcriptPath(of: Self.run))
        try raw.execute(
            """
            CREATE TRIGGER full BEFORE INSERT ON entry WHEN NEW.number = 5
            BEGIN SELECT RAISE(ABORT, 'full'); END
            """)
        var replies: [String] = []
        var messages: [Envelope] = []
        for index in scene.members.indices {
            messages.append(try await scene.acceptance(of: index))
            let id = scene.members[index].node.id
            replies.append(code(try await scene.program.receive(messages[index].bytes, from: id)))
        }
        #expect(replies == ["accepted", "accepted", "failed"])
        try raw.execute("DROP TRIGGER full")
        let id = scene.members[2].node.id
        let again = try await scene.program.receive(messages[2].bytes, from: id)
        #expect(code(again) == "accepted")
        let path = scene.coordinator.transcriptPath(of: Self.run)
        #expect(try Transcript(path: path).count() == 5)
    }
}

import Federation
import FederationTesting
import Foundation
import Logging
import Messaging
import Synchronization
import Testing

@Suite struct `A coordinator in trouble` {
    static let runs = (1...2).compactMap { RunID(bytes: [UInt8](repeating: $0, count: 16)) }

    /// A disk that a test makes full, or breaks.
    private final class BrokenDisk: Sendable {
        let freeBytes = Mutex(UInt64.max)
        let failure = Mutex<LogError?>(nil)

        var disk: Disk {
            Disk(
                freeBytes: { _ in self.freeBytes.withLock { $0 } },
                reach: { _, _ in
                    if let failure = self.failure.withLock({ $0 }) { throw failure }
                })
        }
    }

    /// Three members that approved a study, and two runs of it.
    private struct Scene {
        let folder: TemporaryFolder
        let clock = ManualClock()
        let disk = BrokenDisk()
        let coordinator: SimulatedCoordinator
        let members: [FederationFixture.Node]
        let study: Study

        private init() throws {
            folder = try TemporaryFolder()
            let fixture = try FederationFixture()
            coordinator = try SimulatedCoordinator(fixture, folder: folder, clock: clock)
            members = fixture.institutions
            study = try StudyFixture().averaging(rounds: 1).study()
        }

        /// All have approved, and both runs are open.
        static func ofTwoRuns() async throws -> Scene {
            let scene = try Scene()
            try scene.coordinator.publish(scene.study)
            let program = try await scene.start()
            for member in scene.members {
                _ = await program.receive(try scene.decision(of: member).bytes, from: member.id)
            }
            for run in `A coordinator in trouble`.runs {
                _ = try scene.coordinator.open(scene.study, as: run)
            }
            return scene
        }

        func start() async throws -> Coordinator {
            let program = Coordinator(
                store: try coordinator.store(), charter: coordinator.fixture.charter,
                runsFolder: folder.file("runs"), keys: coordinator.fixture.coordinatorKeys,
                now: clock.now, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                disk: disk.disk)
            try await program.refresh()
            return program
        }

        /// The next decision of a member on the study: it approves once more.
        func decision(of member: FederationFixture.Node) throws -> Envelope {
            let log = try coordinator.store().log()
            var writer = try #require(log.writer(for: member.id, key: member.key))
            let proposal = try #require(log.proposal(ofStudy: study.digest))
            return writer.seal(
                .studyApproval, payload: StudyApproval(study: study.digest).payload,
                to: .everyone, replyingTo: proposal.message.digest, logHead: log.chain.head,
                nowMilliseconds: clock.milliseconds)
        }

        func path(of run: RunID) -> String { coordinator.transcriptPath(of: run) }

        /// A member's first message, about a log with this head.
        func acceptance(
            of index: Int = 0, in run: RunID, head: Digest? = nil
        ) throws -> Envelope {
            let entry = try #require(try Transcript(path: path(of: run)).entries().first)
            var writer = coordinator.fixture.writer(of: members[index], run: run)
            return writer.seal(
                .runAcceptance,
                payload: RunAcceptance(frozenTable: .sha256([1]), namesOwnFigures: false).payload,
                to: coordinator.fixture.coordinator.id, replyingTo: entry.envelope.digest,
                logHead: head ?? entry.head, nowMilliseconds: clock.milliseconds)
        }

        /// What each member says to the opening.
        func acceptances(in run: RunID) throws -> [Envelope] {
            try members.indices.map { try acceptance(of: $0, in: run) }
        }

        /// Every member accepts and sends the key for its masks; returns how many keys were taken.
        func acceptAndSendKeys(in run: RunID, to program: Coordinator) async throws -> Int {
            var taken = 0
            for message in try acceptances(in: run) {
                _ = await program.receive(message.bytes, from: message.header.sender)
            }
            let entries = try Transcript(path: path(of: run)).entries()
            let block = try #require(
                entries.last { $0.envelope.header.messageType == .maskBlockOpening })
            for (index, member) in members.enumerated() {
                let own = try #require(entries.last { $0.envelope.header.sender == member.id })
                var writer = coordinator.fixture.writer(of: member, run: run)
                writer.resume(after: own.envelope.redacted)
                let key = try AgreementKey(bytes: Digest.sha256([UInt8(index)]).bytes)
                let message = writer.seal(
                    .maskKeys, payload: MaskKeys(pairKey: key.publicKey).payload, to: .everyone,
                    replyingTo: block.envelope.digest, logHead: block.head,
                    nowMilliseconds: clock.milliseconds)
                if case .accepted = await program.receive(message.bytes, from: member.id) {
                    taken += 1
                }
            }
            return taken
        }

        func count(_ run: RunID) throws -> UInt64 { try Transcript(path: path(of: run)).count() }
    }

    private func code(_ reply: Coordinator.Reply) -> String {
        switch reply {
        case .accepted: "accepted"
        case .refused(_, let code, _): code
        }
    }

    private func code(_ messages: Coordinator.Messages) -> String {
        switch messages {
        case .items(let items): "\(items.count) items"
        case .unknownRun: "unknown"
        case .refused(_, let code, _): code
        }
    }

    @Test func `sets one damaged transcript apart and serves the other runs`() async throws {
        let scene = try await Scene.ofTwoRuns()
        let raw = try RawDatabase(path: scene.path(of: Self.runs[0]))
        try raw.dropTriggers()
        try raw.set("head", of: "entry", where: "number = 1", to: Digest.sha256([1]).bytes)
        let program = try await scene.start()
        let id = scene.members[0].id
        #expect(await program.runCoordinators.map(\.run) == [Self.runs[1]])
        let damaged = await program.messages(run: Self.runs[0], after: 0, for: id)
        #expect(code(damaged) == "transcript-damaged")
        let reply = await program.receive(
            try scene.acceptance(in: Self.runs[0]).bytes, from: id)
        #expect(code(reply) == "transcript-damaged")
        let message = try scene.acceptance(in: Self.runs[1])
        #expect(code(await program.receive(message.bytes, from: id)) == "accepted")
        let alarms = try scene.coordinator.store().alarms().map(\.text)
        #expect(alarms.count == 1 && alarms[0].contains(Self.runs[0].hex))
        _ = try await scene.start()
        #expect(try scene.coordinator.store().alarms().count == 1)
    }

    @Test func `sets a missing transcript apart too`() async throws {
        let scene = try await Scene.ofTwoRuns()
        try FileManager.default.removeItem(atPath: scene.path(of: Self.runs[0]))
        let program = try await scene.start()
        #expect(await program.runCoordinators.map(\.run) == [Self.runs[1]])
    }

    @Test func `stops where an fsync failed, and writes nothing more`() async throws {
        let scene = try await Scene.ofTwoRuns()
        let program = try await scene.start()
        let id = scene.members[0].id
        let failure = LogError.inputOutput(scene.path(of: Self.runs[0]), code: 1034)
        scene.disk.failure.withLock { $0 = failure }
        let message = try scene.acceptance(in: Self.runs[0])
        #expect(code(await program.receive(message.bytes, from: id)) == "failed")
        scene.disk.failure.withLock { $0 = nil }
        #expect(code(await program.receive(message.bytes, from: id)) == "failed")
        await #expect(throws: failure) { try await program.pulse() }
        #expect(failure.exitCode == 74)
        #expect(try scene.count(Self.runs[0]) == 1)
        let again = try await scene.start()
        #expect(code(await again.receive(message.bytes, from: id)) == "accepted")
    }

    @Test func `goes on after its disk was full, and lost nothing`() async throws {
        let scene = try await Scene.ofTwoRuns()
        let program = try await scene.start()
        let id = scene.members[0].id
        scene.disk.failure.withLock { $0 = .diskFull("runs") }
        let message = try scene.acceptance(in: Self.runs[0])
        #expect(code(await program.receive(message.bytes, from: id)) == "disk-full")
        try await program.pulse()
        scene.disk.failure.withLock { $0 = nil }
        #expect(code(await program.receive(message.bytes, from: id)) == "accepted")
        #expect(try scene.count(Self.runs[0]) == 2)
    }

    @Test func `signs nothing in a run of which a member has seen more`() async throws {
        let scene = try await Scene.ofTwoRuns()
        let program = try await scene.start()
        let (alder, birch) = (scene.members[0].id, scene.members[1].id)
        let ahead = await program.messages(run: Self.runs[0], after: 2, for: alder)
        #expect(code(ahead) == "coordinator-behind")
        let message = try scene.acceptance(of: 1, in: Self.runs[0])
        #expect(code(await program.receive(message.bytes, from: birch)) == "coordinator-behind")
        try scene.coordinator.store().cancel(Self.runs[0], text: "Enough.")
        try await program.pulse()
        #expect(try scene.count(Self.runs[0]) == 1)
        let other = try scene.acceptance(of: 1, in: Self.runs[1])
        #expect(code(await program.receive(other.bytes, from: birch)) == "accepted")
        let alarm = try #require(try scene.coordinator.store().alarms().first)
        #expect(alarm.text.contains(scene.members[0].entry.name.text))
    }

    @Test func `knows by a member's message that its log is a copy from before`() async throws {
        let scene = try await Scene.ofTwoRuns()
        let program = try await scene.start()
        let message = try scene.acceptance(in: Self.runs[0], head: .sha256([9]))
        let id = scene.members[0].id
        #expect(code(await program.receive(message.bytes, from: id)) == "coordinator-behind")
        guard case .behind = await program.runCoordinators.first?.halt else {
            Issue.record("a head that the log never had shows that entries are lost")
            return
        }
    }

    @Test func `says so where a member has seen more of the feed`() async throws {
        let scene = try await Scene.ofTwoRuns()
        let program = try await scene.start()
        let count = UInt64(try scene.coordinator.store().feed().count)
        let id = scene.members[0].id
        #expect(
            code(await program.messages(run: .federation, after: count, for: id)) == "0 items")
        #expect(
            code(await program.messages(run: .federation, after: count + 1, for: id))
                == "coordinator-behind")
    }

    @Test func `says nothing in a run that was open in a backup`() async throws {
        let scene = try await Scene.ofTwoRuns()
        let (backup, draft) = (scene.folder.file("backup"), scene.folder.file("draft"))
        try scene.coordinator.store().backUp(to: backup)
        let charter = scene.coordinator.fixture.charter
        let restored = try FederationStore.restore(backup, asDraft: draft, charter: charter) {
            $0 == Self.runs[0]
        }
        #expect(restored.runs == Self.runs && restored.open == [Self.runs[0]])
        let program = Coordinator(
            store: try FederationStore(path: draft, charter: charter), charter: charter,
            runsFolder: scene.folder.file("runs"), keys: scene.coordinator.fixture.coordinatorKeys,
            now: scene.clock.now,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await program.pulse()
        let id = scene.members[0].id
        let codes = [
            code(await program.receive(try scene.acceptance(in: Self.runs[0]).bytes, from: id)),
            code(await program.receive(try scene.acceptance(in: Self.runs[1]).bytes, from: id)),
        ]
        #expect(codes == ["run-restored", "accepted"])
        #expect(try scene.count(Self.runs[0]) == 1)
    }

    @Test func `asks nothing new on a disk that is nearly full, and goes on later`() async throws {
        let scene = try await Scene.ofTwoRuns()
        let program = try await scene.start()
        scene.disk.freeBytes.withLock { $0 = Disk.reserveBytes - 1 }
        let (run, count) = (Self.runs[0], scene.members.count)
        let keys = try await scene.acceptAndSendKeys(in: run, to: program)
        #expect(keys == count)
        #expect(try scene.count(run) == UInt64(2 + 2 * count))
        let halt = try #require(await program.runCoordinators.first?.halt)
        #expect(halt.code == "disk-full" && halt.status == 507)
        scene.disk.freeBytes.withLock { $0 = Disk.reserveBytes }
        try await program.pulse()
        #expect(try scene.count(run) == UInt64(3 + 2 * count))
        #expect(await program.runCoordinators.first?.halt == nil)
    }

    @Test func `does not sign a far future for ever after a leap of its clock`() async throws {
        let scene = try await Scene.ofTwoRuns()
        let program = try await scene.start()
        let day: UInt64 = 24 * 3600 * 1000
        let raw = try scene.acceptances(in: Self.runs[0])
        for (index, message) in raw.dropLast().enumerated() {
            _ = await program.receive(message.bytes, from: scene.members[index].id)
        }
        // The block opening, which the last acceptance makes due, is signed a day ahead.
        scene.clock.advance(byMilliseconds: day)
        _ = await program.receive(raw[2].bytes, from: scene.members[2].id)
        let signed = try scene.count(Self.runs[0])
        scene.clock.goBack(byMilliseconds: day)
        try scene.coordinator.store().cancel(Self.runs[0], text: "Enough.")
        try await program.pulse()
        #expect(try scene.count(Self.runs[0]) == signed)
        let halt = try #require(await program.runCoordinators.first?.halt)
        #expect(halt.code == "coordinator-clock")
        scene.clock.advance(byMilliseconds: day)
        try await program.pulse()
        #expect(try scene.count(Self.runs[0]) == signed + 1)
    }

    @Test func `takes so many decisions of one member on one proposal, and no more`() async throws {
        let scene = try await Scene.ofTwoRuns()
        let program = try await scene.start()
        let member = scene.members[0]
        var codes: [String] = []
        for _ in 0..<20 {
            let message = try scene.decision(of: member)
            codes.append(code(await program.receive(message.bytes, from: member.id)))
        }
        #expect(codes.count { $0 == "accepted" } == 15)
        #expect(codes.last == "too-many-decisions")
        let other = try scene.decision(of: scene.members[1])
        #expect(code(await program.receive(other.bytes, from: scene.members[1].id)) == "accepted")
    }

    @Test func `keeps alarms that nobody can make grow without end`() async throws {
        let scene = try await Scene.ofTwoRuns()
        let store = try scene.coordinator.store()
        for number in 0..<50 {
            try store.alarm("lie \(number)", about: scene.members[0].id, atMilliseconds: 1)
            try store.alarm("the same", about: scene.members[1].id, atMilliseconds: 1)
        }
        #expect(try store.alarms().count == 21)
        for number in 0..<1_100 { try store.alarm("note \(number)", atMilliseconds: 1) }
        #expect(try store.alarms().count == 1_000)
    }
}

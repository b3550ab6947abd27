package import Federation
import Foundation
import Logging
package import Messaging

/// The coordinator of a simulation: a disk that stays, a program that can be killed, and the
/// operator's desk beside it.
package struct SimulatedCoordinator: Sendable {
    package let fixture: FederationFixture
    private let folder: TemporaryFolder
    private let clock: ManualClock
    private let storePath: String
    private let runsFolder: String
    /// Nil while the program is down.
    package private(set) var program: Coordinator?

    /// A new federation with the fixture's roster.
    package init(
        _ fixture: FederationFixture, folder: TemporaryFolder, clock: ManualClock
    ) throws {
        self.fixture = fixture
        self.folder = folder
        self.clock = clock
        storePath = folder.file("federation.sqlite")
        runsFolder = try folder.folder("runs")
        _ = try FederationStore(path: storePath, charter: fixture.charter, creating: true)
        try publishRoster { _ in
            [fixture.coordinator.entry] + fixture.institutions.map(\.entry)
        }
    }

    package func store() throws -> FederationStore {
        try FederationStore(path: storePath, charter: fixture.charter)
    }

    package func transcriptPath(of run: RunID) -> String {
        Coordinator.transcriptPath(of: run, in: runsFolder)
    }

    package mutating func start() async throws {
        let coordinator = Coordinator(
            store: try store(), charter: fixture.charter, runsFolder: runsFolder,
            keys: fixture.coordinatorKeys, now: clock.now,
            logger: Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() })
        try await coordinator.refresh()
        program = coordinator
    }

    package mutating func kill() {
        program = nil
    }

    /// Another file takes the place of the feed's; no program has it open.
    func replaceStore(by draft: String) throws {
        for file in ["", "-wal", "-shm"].map({ storePath + $0 })
        where FileManager.default.fileExists(atPath: file) {
            try FileManager.default.removeItem(atPath: file)
        }
        try FileManager.default.moveItem(atPath: draft, toPath: storePath)
    }
}

extension SimulatedCoordinator {
    /// The authority signs another roster, and the operator publishes it.
    package func publishRoster(_ change: ([RosterEntry]) -> [RosterEntry]) throws {
        try Registrar(store: store(), charter: fixture.charter, keys: fixture.coordinatorKeys)
            .publish(
                authority: fixture.authority, nowMilliseconds: clock.milliseconds,
                changing: change)
    }

    /// A member's keys are no longer its own.
    package func revoke(_ id: NodeID) throws {
        try publishRoster { $0.map { $0.id == id ? $0.revoked : $0 } }
    }

    /// Puts a study to all institutions.
    package func publish(_ study: Study) throws {
        let publication = StudyPublication(
            study: study,
            members: fixture.institutions.map {
                StudyPublication.Member(
                    id: $0.id, name: $0.entry.name, fingerprint: $0.entry.fingerprint)
            })
        try take(.study, publication.payload, by: fixture.coordinator) { _ in .zero }
    }

    /// A member says what it decided about a study.
    package func decide(
        _ type: MessageType, _ payload: [UInt8], on study: Study, by member: FederationFixture.Node
    ) throws {
        try take(type, payload, by: member) { log in
            guard let proposal = log.proposal(ofStudy: study.digest) else {
                throw RunDocumentsError.notAStudy
            }
            return proposal.message.digest
        }
    }

    /// All institutions approve a study.
    package func approveByAll(_ study: Study) throws {
        let approval = StudyApproval(study: study.digest)
        for member in fixture.institutions {
            try decide(.studyApproval, approval.payload, on: study, by: member)
        }
    }

    private func take(
        _ type: MessageType, _ payload: [UInt8], by sender: FederationFixture.Node,
        replyingTo reply: (FederationLog) throws -> Digest
    ) throws {
        _ = try store().append { log in
            guard var writer = log.writer(for: sender.id, key: sender.key) else {
                throw RunLogError.envelope(.unknownSender(sender.id))
            }
            let envelope = try writer.seal(
                type, payload: payload, to: .everyone, replyingTo: reply(log),
                logHead: log.chain.head, nowMilliseconds: clock.milliseconds)
            try log.take(envelope)
            return (envelope, nil)
        }
    }

    /// Opens a run of a study that everybody approved, and says what it stands on.
    package func open(_ study: Study, as run: RunID) throws -> RunDocuments {
        let log = try store().log()
        guard let proposal = log.proposal(ofStudy: study.digest), let signed = log.rosters.last
        else { throw RunDocumentsError.notAStudy }
        let documents = try RunDocuments(
            charter: log.charter, roster: signed.roster, rosterSignature: signed.signature,
            publication: proposal.message, approvals: Array(proposal.approvals.values))
        let opening = try RunCoordinator.open(
            documents, transcript: Transcript(path: transcriptPath(of: run), creating: true),
            run: run, key: fixture.coordinator.key, nowMilliseconds: clock.milliseconds)
        _ = try store().append { log in
            try log.take(opening)
            return (opening, nil)
        }
        return documents
    }
}

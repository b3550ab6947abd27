package import Federation
import Foundation
package import Learning
package import Messaging

/// One institution of a simulation: a disk that stays, and a program that can be killed.
package struct SimulatedMember: Sendable {
    package let node: FederationFixture.Node
    package let rows: InstitutionRows
    package let blocks: MemoryBlockRoots
    package let ledgerPath: String
    package let clock: ManualClock
    private let policy: MemberPolicy
    private let namesOwnFigures: Bool
    /// Nil while the program is down.
    package private(set) var participant: Participant?
    private var ledger: Ledger?
    /// Nil until the program has made its ledger.
    package private(set) var disk: SimulatedDisk?

    package init(
        node: FederationFixture.Node, frame: Frame, ledgerPath: String, clock: ManualClock,
        policy: MemberPolicy = .open, namesOwnFigures: Bool
    ) {
        self.node = node
        rows = InstitutionRows(institution: node.entry.name.text, frame: frame)
        blocks = MemoryBlockRoots(owner: node.entry.name.text)
        self.ledgerPath = ledgerPath
        self.clock = clock
        self.policy = policy
        self.namesOwnFigures = namesOwnFigures
    }

    /// Starts the program: it folds what its ledger holds. The salt of its frozen table follows from
    /// its name and the run.
    package mutating func start(_ run: RunID, documents: RunDocuments) throws {
        let ledger = try Ledger(path: ledgerPath)
        self.ledger = ledger
        if disk == nil { disk = try SimulatedDisk(path: ledgerPath) }
        let salt = Digest.sha256(Array("salt of \(node.entry.name.text)".utf8), run.bytes).bytes
        let ability =
            try ledger.isLost(run)
            ? .unable(.maskMaterialLost(at: "opening"))
            : policy.ability(home, run: run, documents: documents, ledger: ledger)
        participant = try Participant(
            run: run, documents: documents, me: node.entry, key: node.key, ledger: ledger,
            blocks: blocks, ability: ability, now: clock.now, salt: { salt })
    }

    package mutating func kill() {
        participant = nil
        ledger = nil
    }

    /// Throws where the clock stands before the last message that the member signed.
    package func requireSigning() throws {
        try ClockError.check(
            nowMilliseconds: clock.milliseconds, last: ledger?.lastIssuedMilliseconds(),
            founded: 0)
    }

    /// What the participant computes with. Own figures, where it names them, are its row count.
    private var home: Participant.Home {
        let figures: @Sendable (TrainedModels, InstitutionRows) throws -> [UInt8] = { _, rows in
            Array("{\"rows\":\(rows.frame.rowCount)}".utf8)
        }
        return Participant.Home(
            rows: rows, tableHash: Digest.sha256(Array(node.entry.name.text.utf8)).bytes,
            figures: namesOwnFigures ? figures : nil, decision: { _, _ in .allowed })
    }

    /// Sends an approval of the study that was proposed last.
    package func approve(_ study: Study, in log: FederationLog) -> Envelope? {
        guard let proposal = log.proposal(ofStudy: study.digest),
            var writer = log.writer(for: node.id, key: node.key)
        else { return nil }
        return writer.seal(
            .studyApproval, payload: StudyApproval(study: study.digest).payload, to: .everyone,
            replyingTo: proposal.message.digest, logHead: log.chain.head,
            nowMilliseconds: clock.milliseconds)
    }
}

extension SimulatedMember {
    /// What a member had at some moment.
    package struct Backup: Sendable {
        fileprivate let path: String
        fileprivate let roots: [RunID: BlockRoot]
    }

    /// How a backup takes the place of what came after it.
    package enum Restoration: Sendable, Hashable, CaseIterable {
        /// As the program's own command does it.
        case byCommand
        /// The file was copied back; the roots stayed.
        case ledgerByHand
        /// The whole home was copied back.
        case homeByHand
    }

    package func backUp(to path: String) throws -> Backup {
        try Ledger(path: ledgerPath, creating: false).backUp(to: path)
        return Backup(path: path, roots: blocks.all)
    }

    /// Kills the program and puts a backup in the place of what came after it.
    package mutating func restore(_ backup: Backup, _ way: Restoration) throws {
        kill()
        switch way {
        case .byCommand:
            let draft = ledgerPath + ".draft"
            try Ledger.restore(backup.path, asDraft: draft)
            disk = try disk?.restore(draft, at: ledgerPath)
            try FileManager.default.removeItem(atPath: draft)
            blocks.replaceAll(by: [:])
        case .ledgerByHand: disk = try disk?.restore(backup.path, at: ledgerPath)
        case .homeByHand:
            disk = try disk?.restore(backup.path, at: ledgerPath)
            blocks.replaceAll(by: backup.roots)
        }
    }
}

package import Federation
package import Learning
package import Messaging

/// One institution of a simulation: a disk that stays, and a program that can be killed.
package struct SimulatedMember: Sendable {
    package let node: FederationFixture.Node
    package let rows: InstitutionRows
    package let blocks: MemoryBlockRoots
    package let ledgerPath: String
    package let clock: ManualClock
    private let namesOwnFigures: Bool
    /// Nil while the program is down.
    package private(set) var participant: Participant?
    /// Nil until the program has made its ledger.
    package private(set) var disk: SimulatedDisk?

    package init(
        node: FederationFixture.Node, frame: Frame, ledgerPath: String, clock: ManualClock,
        namesOwnFigures: Bool
    ) {
        self.node = node
        rows = InstitutionRows(institution: node.entry.name.text, frame: frame)
        blocks = MemoryBlockRoots(owner: node.entry.name.text)
        self.ledgerPath = ledgerPath
        self.clock = clock
        self.namesOwnFigures = namesOwnFigures
    }

    /// Starts the program: it folds what its ledger holds. The salt of its frozen table follows from
    /// its name and the run.
    package mutating func start(_ run: RunID, documents: RunDocuments) throws {
        let ledger = try Ledger(path: ledgerPath)
        if disk == nil { disk = try SimulatedDisk(path: ledgerPath) }
        let salt = Digest.sha256(Array("salt of \(node.entry.name.text)".utf8), run.bytes).bytes
        participant = try Participant(
            run: run, documents: documents, me: node.entry, key: node.key, ledger: ledger,
            blocks: blocks, ability: .able(home), now: clock.now, salt: { salt })
    }

    package mutating func kill() {
        participant = nil
    }

    /// Kills the program and puts an older copy of the ledger in the place of the newer one.
    package mutating func restore(_ copy: String) throws {
        kill()
        disk = try disk?.restore(copy, at: ledgerPath)
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

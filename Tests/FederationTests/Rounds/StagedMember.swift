import Federation
import FederationTesting
import Foundation
import Messaging

/// One member of a staged run with a disk of its own, whose program speaks for it.
struct StagedMember {
    let node: FederationFixture.Node
    let blocks: MemoryBlockRoots
    private let folder: TemporaryFolder
    private let staged: StagedRun
    private let index: Int

    init(_ staged: StagedRun, index: Int = 0) throws {
        folder = try TemporaryFolder()
        node = staged.members[index]
        blocks = MemoryBlockRoots(owner: node.entry.name.text)
        self.staged = staged
        self.index = index
    }

    func ledger() throws -> Ledger { try Ledger(path: folder.file("ledger.sqlite")) }

    /// The ledger no longer tells from which table the run is answered.
    func loseFrozenTable() throws {
        let raw = try RawDatabase(path: folder.file("ledger.sqlite"))
        try raw.dropTriggers()
        try raw.execute("DELETE FROM frozen")
    }

    func loseLedger() throws {
        for suffix in ["", "-wal", "-shm"] {
            let path = folder.file("ledger.sqlite" + suffix)
            guard FileManager.default.fileExists(atPath: path) else { continue }
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// Starts the program: it folds what its ledger holds.
    func start(
        tableHash: [UInt8] = [1], decision: Decision = .allowed, hindrance: Hindrance? = nil,
        now: UInt64 = FederationFixture.now
    ) throws -> Participant {
        try Participant(
            run: staged.run, documents: staged.documents, me: node.entry, key: node.key,
            ledger: ledger(), blocks: blocks,
            ability: .able(
                Participant.Home(
                    rows: staged.rows[index], tableHash: tableHash, figures: nil,
                    decision: { _, _ in decision })),
            hindrance: { hindrance }, now: { now })
    }
}

extension StagedRun {
    /// Plays on with what the participant itself says in the place of its messages.
    mutating func play(
        with participant: Participant, until isThere: (RoundMachine) -> Bool
    ) async throws {
        let me = participant.me
        var position = Int(await participant.position)
        while !isThere(machine) {
            try await participant.take(Array(items(for: me)[position...]))
            position = envelopes.count
            if let own = try await participant.outbox().first {
                try take(own)
                try await participant.accept(receipt: receipt(for: own).bytes, for: own)
            } else if let due = try next(), due.header.sender != me {
                try take(due)
            }
        }
        try await participant.take(Array(items(for: me)[position...]))
    }

    /// The coordinator's receipt for a message that was taken last.
    func receipt(for envelope: Envelope, head: Digest? = nil) -> Envelope {
        Receipt.make(
            for: envelope.redacted, entry: log.count, head: head ?? log.chain.head,
            coordinator: coordinator.id, keyEpoch: 1, key: coordinator.key,
            nowMilliseconds: FederationFixture.now)
    }
}

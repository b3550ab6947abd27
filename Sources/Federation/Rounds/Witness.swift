package import Messaging

/// Keeps what can't be right about a log, before anybody acts on it: in the ledger of an
/// institution, for one run or for the federation.
package struct Witness: Sendable {
    package let run: RunID
    private let ledger: Ledger
    private let now: @Sendable () -> UInt64

    /// - Parameter now: Unix time in milliseconds, for the record.
    package init(run: RunID, ledger: Ledger, now: @escaping @Sendable () -> UInt64) {
        self.run = run
        self.ledger = ledger
        self.now = now
    }

    /// Keeps a statement and, where it contradicts a header that the ledger holds, the proof that
    /// the two make under one of the rosters.
    package func keep(
        _ statement: Evidence.Statement, reason: String, under rosters: [Roster]
    ) throws(LogError) {
        try keep(statement, reason: reason)
        guard let header = statement.header else { return }
        let held = try ledger.received(run: run).compactMap { Self.header(in: $0.bytes) }
        let receipts = try ledger.sent(run: run).compactMap(\.receipt).compactMap(Self.header)
        for proof in EquivocationProof.search(held + receipts + [header])
        where rosters.contains(where: proof.isValid) {
            try keep(.proof(proof), reason: reason)
        }
    }

    /// Throws where an entry that the ledger holds is shown with other bytes, and keeps those.
    package func compare(_ entry: Ledger.Received, under rosters: [Roster]) throws {
        let held = try ledger.received(run: run, number: entry.number)
        guard let held, held != entry else { return }
        let error = ParticipantError.anotherEntry(entry.number)
        try keep(
            .entry(entry.number, bytes: entry.bytes), reason: error.description, under: rosters)
        throw error
    }

    private func keep(_ statement: Evidence.Statement, reason: String) throws(LogError) {
        try ledger.keep(
            Evidence(run: run, statement: statement, reason: reason, atMilliseconds: now()))
    }

    private static func header(in bytes: [UInt8]) -> SealedHeader? {
        (try? RunLog.Item(decoding: bytes))?.header
    }
}

extension Evidence.Statement {
    /// The header that its signer is bound by; nil where there are two, or none can be read.
    fileprivate var header: SealedHeader? {
        switch self {
        case .entry(_, let bytes), .receipt(let bytes):
            (try? RunLog.Item(decoding: bytes))?.header
        case .proof: nil
        }
    }
}

extension Ledger.Received {
    /// Reads an entry as a coordinator shows it: its number in 8 bytes, big-endian, and its bytes.
    package init(shown item: [UInt8]) {
        self.init(
            number: item.prefix(8).reduce(0) { $0 << 8 | UInt64($1) },
            bytes: Array(item.dropFirst(8)))
    }
}

import Foundation
import GRDB
package import Messaging

extension Ledger {
    /// Whether a message of this institution stands in the ledger.
    package func holds(_ message: Digest) throws(LogError) -> Bool {
        try database.read {
            try Bool.fetchOne(
                $0, sql: "SELECT EXISTS (SELECT 1 FROM sent WHERE digest = ?)",
                arguments: [Data(message.bytes)]) ?? false
        }
    }

    /// The number of the last message of a chain; 0 where there is none.
    package func lastSequence(run: RunID, of sender: NodeID) throws(LogError) -> UInt64 {
        try database.read {
            UInt64(
                try Int64.fetchOne(
                    $0,
                    sql: """
                        SELECT coalesce(max(sequence), 0) FROM sent WHERE run = ? AND sender = ?
                        """,
                    arguments: [Data(run.bytes), Data(sender.bytes)]) ?? 0)
        }
    }

    /// When the message that was stored last was signed, Unix milliseconds; nil in a new ledger.
    package func lastIssuedMilliseconds() throws(LogError) -> UInt64? {
        let bytes = try database.read {
            try Data.fetchOne($0, sql: "SELECT envelope FROM sent ORDER BY place DESC LIMIT 1")
        }
        guard let bytes else { return nil }
        do {
            return try Envelope(decoding: Array(bytes)).header.issuedMilliseconds
        } catch {
            throw .damaged(path)
        }
    }

    /// Throws where the coordinator's log shows a message of this institution that the ledger does
    /// not hold: then the ledger is a copy from before, and its next number was used already.
    package func requireAll(_ own: [SealedHeader], of run: RunID) throws {
        guard let missing = try own.first(where: { try !holds($0.digest) }) else { return }
        let ends = try lastSequence(run: run, of: missing.header.sender)
        guard missing.header.sequence > ends else {
            throw LedgerError.forked(run, sequence: missing.header.sequence)
        }
        throw LedgerError.behind(
            run, ledgerEnds: ends,
            coordinatorHolds: own.map(\.header.sequence).max() ?? ends)
    }

    /// Notes that the secrets of a run can't be trusted any more: this institution answers nothing
    /// more in it.
    package func markLost(_ runs: [RunID]) throws(LogError) {
        try database.write { database in
            for run in runs {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO lost VALUES (?)", arguments: [Data(run.bytes)])
            }
        }
    }

    package func isLost(_ run: RunID) throws(LogError) -> Bool {
        try database.read {
            try Bool.fetchOne(
                $0, sql: "SELECT EXISTS (SELECT 1 FROM lost WHERE run = ?)",
                arguments: [Data(run.bytes)]) ?? false
        }
    }

    /// Whether the table that a run is answered from is known here.
    func isFrozen(_ run: RunID) throws(LogError) -> Bool {
        try database.read {
            try Bool.fetchOne(
                $0, sql: "SELECT EXISTS (SELECT 1 FROM frozen WHERE run = ?)",
                arguments: [Data(run.bytes)]) ?? false
        }
    }

    /// How a run ended: `.outcome` or `.cancellation`; nil for one that is open as far as this
    /// ledger knows.
    package func ending(of run: RunID) throws(LogError) -> MessageType? {
        let bytes = try database.read {
            try Data.fetchOne(
                $0, sql: "SELECT bytes FROM received WHERE run = ? ORDER BY number DESC LIMIT 1",
                arguments: [Data(run.bytes)])
        }
        guard let bytes, let item = try? RunLog.Item(decoding: Array(bytes)) else { return nil }
        let type = item.header.header.messageType
        return type == .outcome || type == .cancellation ? type : nil
    }

    /// The runs that this institution spoke in and whose end it has not seen.
    package func openRuns() throws(LogError) -> [RunID] {
        let runs = try database.read { database in
            try Data.fetchAll(
                database, sql: "SELECT run FROM sent GROUP BY run ORDER BY min(place)"
            ).compactMap { RunID(bytes: Array($0)) }
        }
        var open: [RunID] = []
        for run in runs where run != .federation {
            if try ending(of: run) == nil { open.append(run) }
        }
        return open
    }
}

extension Ledger {
    /// Throws where the disk has no room to end in order what would be begun.
    package func requireReserve() throws(LogError) {
        try database.requireReserve()
    }
}

import Federation
import Foundation
import GRDB
import Messaging

extension SimulationWorld {
    /// Shows the invariants all that the step can have changed: the coordinator's log, and what the
    /// member's disk and program hold.
    mutating func inspect(_ index: Int) async throws {
        try inspectTranscript()
        try inspectLedger(index)
        let member = seats[index].member
        guard seats[index].departure == nil, let participant = member.participant else { return }
        let machine = await participant.machine
        let position = await participant.position
        if logState == .whole, !seats[index].isDeceived, position != seats[index].seenPosition {
            try invariants.see(machine: machine, at: position, of: member.node.id)
            seats[index].seenPosition = position
        }
        try invariants.see(
            rootHeld: member.blocks.holds(run), isClosed: machine.isClosed, of: member.node.id)
    }

    /// A message that is about to be sent, with the plain words that its sender keeps. A liar is
    /// not looked at.
    mutating func see(_ message: Envelope, of index: Int) throws {
        guard simulation.memberLie?.member != index || seats[index].lie == nil else { return }
        var plain: [UInt64]?
        if message.header.messageType == .maskedAnswer {
            plain = try seats[index].member.disk?.read { database in
                try Data.fetchOne(
                    database.cachedStatement(sql: "SELECT plain FROM sent WHERE digest = ?"),
                    arguments: [Data(message.digest.bytes)])
            }.map(Self.words)
        }
        try invariants.see(sent: message, plain: plain)
    }

    private static func words(_ data: Data) -> [UInt64] {
        let bytes = Array(data)
        return stride(from: 0, to: bytes.count, by: 8).map { start in
            bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    private mutating func inspectTranscript() throws {
        let version = try transcript.version()
        guard version != seenVersion else { return }
        seenVersion = version
        switch logState {
        case .whole: try inspectEntries()
        case .restored(let entries): try inspectCount(entries)
        case .rewound: break
        }
    }

    private func inspectCount(_ entries: Int) throws {
        let count = try transcript.read { database in
            try Int.fetchOne(database.cachedStatement(sql: "SELECT count(*) FROM entry")) ?? 0
        }
        guard count == entries else {
            throw InvariantViolation.logChanged(entry: UInt64(entries + 1))
        }
    }

    private mutating func inspectEntries() throws {
        let last = invariants.count
        let entries = try transcript.read { database in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: "SELECT * FROM entry WHERE number >= ? ORDER BY number"),
                arguments: [Int64(last)]
            ).map(Self.entry)
        }
        var news = entries[...]
        if last > 0 { try invariants.see(lastEntry: news.popFirst()) }
        for entry in news { try invariants.see(entry: entry) }
    }

    private static func entry(_ row: Row) throws -> Transcript.Entry {
        Transcript.Entry(
            number: UInt64(row["number"] as Int64),
            envelope: try Envelope(decoding: Array(row["envelope"] as Data)),
            head: Digest(bytes: Array(row["head"] as Data)) ?? .zero,
            receipt: (row["receipt"] as Data?).map { Array($0) })
    }

    private mutating func inspectLedger(_ index: Int) throws {
        guard let disk = seats[index].member.disk else { return }
        let version = try disk.version()
        guard version != seats[index].seenVersion else { return }
        seats[index].seenVersion = version
        let (run, receipts, rounds) = (run, seats[index].seenReceipts, seats[index].seenRounds)
        let news = try disk.read { database in
            (
                receipts: try Row.fetchAll(
                    database.cachedStatement(
                        sql: "SELECT rowid, * FROM receipt WHERE rowid > ?"),
                    arguments: [receipts]),
                rounds: try Row.fetchAll(
                    database.cachedStatement(
                        sql: "SELECT rowid, * FROM bound WHERE rowid > ? AND run = ?"),
                    arguments: [rounds, Data(run.bytes)])
            )
        }
        let member = seats[index].member.node.id
        for row in news.rounds {
            try invariants.see(
                bound: Digest(bytes: Array(row["question"] as Data)) ?? .zero,
                round: UInt32(row["round"] as Int64), of: member)
            seats[index].seenRounds = row["rowid"]
        }
        for row in news.receipts {
            guard logState == .whole,
                let message = Digest(bytes: Array(row["digest"] as Data))
            else { continue }
            try invariants.see(
                receipt: Array(row["bytes"] as Data), for: message, of: member)
            seats[index].seenReceipts = row["rowid"]
        }
    }
}

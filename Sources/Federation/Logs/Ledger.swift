import Foundation
import GRDB
package import Messaging

/// An institution's append-only log: all that it received and all that left it.
///
/// Order is law: bind, compute, store, send. A message is stored whole, with the plain numbers
/// behind it, before the first byte of it is sent; its receipt is added when it arrives.
///
/// It outlives the institution's keys: one that was lost and enrolled anew goes on in the same
/// ledger under its new id, whose chains begin at 1.
package final class Ledger: Sendable {
    /// One entry of a coordinator's log, as this institution was shown it.
    package struct Received: Sendable, Hashable {
        package let number: UInt64
        /// An envelope, or the 360 bytes of a header sealed for others.
        package let bytes: [UInt8]

        package init(number: UInt64, bytes: [UInt8]) {
            self.number = number
            self.bytes = bytes
        }
    }

    /// A message that this institution wrote.
    package struct Sent: Sendable, Hashable {
        package let envelope: Envelope
        /// What it says, in words.
        package let summary: String
        /// The quantised words before masking; nil where the message holds no sum.
        package let plain: [UInt64]?
        package let receipt: [UInt8]?

        package init(
            envelope: Envelope, summary: String, plain: [UInt64]? = nil, receipt: [UInt8]? = nil
        ) {
            self.envelope = envelope
            self.summary = summary
            self.plain = plain
            self.receipt = receipt
        }
    }

    private static let kind = LogDatabase.Kind(
        application: 0x4C65_6467, version: 2,
        tables: [
            LogTable(
                "received",
                """
                run BLOB NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, \
                PRIMARY KEY (run, number)
                """),
            LogTable(
                "bound",
                """
                run BLOB NOT NULL, round INTEGER NOT NULL, question BLOB NOT NULL, \
                PRIMARY KEY (run, round)
                """),
            LogTable(
                "sent",
                """
                place INTEGER PRIMARY KEY, run BLOB NOT NULL, sender BLOB NOT NULL, \
                sequence INTEGER NOT NULL, digest BLOB NOT NULL UNIQUE, \
                envelope BLOB NOT NULL, summary TEXT NOT NULL, plain BLOB, \
                UNIQUE (run, sender, sequence)
                """),
            LogTable("receipt", "digest BLOB PRIMARY KEY, bytes BLOB NOT NULL"),
            LogTable("frozen", "run BLOB PRIMARY KEY, salt BLOB NOT NULL, hash BLOB NOT NULL"),
            LogTable("lost", "run BLOB PRIMARY KEY"),
            evidenceTable, cohortTable, requestTable,
        ])

    let database: LogDatabase
    let path: String

    /// Opens a ledger. One that is missing is made anew only where `creating`: a ledger that was
    /// lost must not come back empty and in silence.
    package convenience init(
        path: String, creating: Bool = true, disk: Disk = .system
    ) throws(LogError) {
        try self.init(path: path, access: creating ? .create : .append, disk: disk)
    }

    init(path: String, access: LogDatabase.Access, disk: Disk) throws(LogError) {
        self.path = path
        database = try LogDatabase(path: path, kind: Self.kind, access: access, disk: disk)
    }

    /// Appends entries. One that another process of this institution wrote meanwhile stays as it is;
    /// throws, and appends nothing, where other bytes stand in its place.
    package func append(_ entries: [Received], run: RunID) throws(LogError) {
        let path = path
        try database.write { database in
            for entry in entries {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO received VALUES (?, ?, ?)",
                    arguments: [Data(run.bytes), Int64(entry.number), Data(entry.bytes)])
                let kept = try Data.fetchOne(
                    database, sql: "SELECT bytes FROM received WHERE run = ? AND number = ?",
                    arguments: [Data(run.bytes), Int64(entry.number)])
                guard kept == Data(entry.bytes) else {
                    throw LogError.brokenChain(path, entry: entry.number)
                }
            }
        }
    }

    package func received(run: RunID) throws(LogError) -> [Received] {
        try database.read { database in
            try Row.fetchAll(
                database, sql: "SELECT number, bytes FROM received WHERE run = ? ORDER BY number",
                arguments: [Data(run.bytes)]
            ).map { Received(number: UInt64($0[0] as Int64), bytes: Array($0[1] as Data)) }
        }
    }

    /// Binds a round to the first question that names it; false where another one did.
    package func bind(run: RunID, round: UInt32, question: Digest) throws(LogError) -> Bool {
        try database.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO bound VALUES (?, ?, ?)",
                arguments: [Data(run.bytes), Int64(round), Data(question.bytes)])
            let bound = try Data.fetchOne(
                database, sql: "SELECT question FROM bound WHERE run = ? AND round = ?",
                arguments: [Data(run.bytes), Int64(round)])
            return bound == Data(question.bytes)
        }
    }

    /// Stores a message before it is sent.
    package func store(_ message: Sent) throws(LogError) {
        let header = message.envelope.header
        try database.write { database in
            try database.execute(
                sql: """
                    INSERT INTO sent (run, sender, sequence, digest, envelope, summary, plain)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    Data(header.run.bytes), Data(header.sender.bytes), Int64(header.sequence),
                    Data(message.envelope.digest.bytes), Data(message.envelope.bytes),
                    message.summary, message.plain.map(Self.data),
                ])
        }
    }

    package func add(receipt: [UInt8], for digest: Digest) throws(LogError) {
        try database.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO receipt VALUES (?, ?)",
                arguments: [Data(digest.bytes), Data(receipt)])
        }
    }

    /// All that was written for a run, or for every run, in order; by one of the ids that this
    /// institution had, or by each.
    package func sent(run: RunID? = nil, by sender: NodeID? = nil) throws(LogError) -> [Sent] {
        try database.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT envelope, summary, plain, receipt.bytes FROM sent
                    LEFT JOIN receipt USING (digest)
                    WHERE (?1 IS NULL OR run = ?1) AND (?2 IS NULL OR sender = ?2) ORDER BY place
                    """,
                arguments: [run.map { Data($0.bytes) }, sender.map { Data($0.bytes) }]
            ).compactMap { row in
                guard let envelope = try? Envelope(decoding: Array(row[0] as Data)) else {
                    return nil
                }
                return Sent(
                    envelope: envelope, summary: row[1], plain: (row[2] as Data?).map(Self.words),
                    receipt: (row[3] as Data?).map { Array($0) })
            }
        }
    }

    /// The hash of the table that this run answers from; the first one given stays.
    package func freeze(
        run: RunID, salt: [UInt8], hash: [UInt8]
    ) throws(LogError) -> (salt: [UInt8], hash: [UInt8]) {
        try database.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO frozen VALUES (?, ?, ?)",
                arguments: [Data(run.bytes), Data(salt), Data(hash)])
            let row = try Row.fetchOne(
                database, sql: "SELECT salt, hash FROM frozen WHERE run = ?",
                arguments: [Data(run.bytes)])
            guard let row else { return (salt, hash) }
            return (Array(row[0] as Data), Array(row[1] as Data))
        }
    }

    /// The runs of which something was received, in the order of their first entry.
    package func runs() throws(LogError) -> [RunID] {
        try database.read { database in
            try Data.fetchAll(
                database, sql: "SELECT run FROM received GROUP BY run ORDER BY min(rowid)"
            ).compactMap { RunID(bytes: Array($0)) }.filter { $0 != .federation }
        }
    }

    private static func data(_ words: [UInt64]) -> Data {
        words.withUnsafeBytes { Data($0) }
    }

    private static func words(_ data: Data) -> [UInt64] {
        stride(from: 0, to: data.count - 7, by: 8).map { start in
            data[data.startIndex + start..<data.startIndex + start + 8].reversed()
                .reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}

import Foundation
import GRDB
package import Messaging

/// The coordinator's append-only log of one chain of messages: a run, or the federation's own.
///
/// Each entry is an envelope with the log's head after it and, where an institution sent it, the
/// receipt that went back. Beside the entries stand the documents that are needed to check them
/// offline.
package final class Transcript: Sendable {
    package struct Entry: Sendable, Hashable {
        /// From 1.
        package let number: UInt64
        package let envelope: Envelope
        package let head: Digest
        /// Nil for the coordinator's own messages.
        package let receipt: [UInt8]?

        package init(number: UInt64, envelope: Envelope, head: Digest, receipt: [UInt8]?) {
            self.number = number
            self.envelope = envelope
            self.head = head
            self.receipt = receipt
        }
    }

    private static let kind = LogDatabase.Kind(
        application: 0x5472_6962, version: 1,
        tables: [
            LogTable(
                "entry",
                """
                number INTEGER PRIMARY KEY, envelope BLOB NOT NULL, head BLOB NOT NULL, \
                receipt BLOB
                """),
            LogTable("document", "name TEXT PRIMARY KEY, bytes BLOB NOT NULL"),
        ])

    package let path: String
    private let database: LogDatabase

    /// Opens a transcript to append to it, or makes a new one where `creating`.
    package convenience init(
        path: String, creating: Bool = false, disk: Disk = .system
    ) throws(LogError) {
        try self.init(path: path, access: creating ? .create : .append, disk: disk)
    }

    /// Opens a transcript as evidence: not a byte of it is changed.
    package convenience init(reading path: String) throws(LogError) {
        try self.init(path: path, access: .read, disk: .system)
    }

    private init(path: String, access: LogDatabase.Access, disk: Disk) throws(LogError) {
        self.path = path
        database = try LogDatabase(path: path, kind: Self.kind, access: access, disk: disk)
    }

    /// Throws where the disk has no room to end in order a round that would be begun.
    package func requireReserve() throws(LogError) {
        try database.requireReserve()
    }

    /// Writes one entry, durable on return. `number` must be the next.
    package func append(_ entry: Entry) throws(LogError) {
        try append([entry], documents: [])
    }

    /// Entries and documents in one transaction.
    package func append(
        _ entries: [Entry], documents: [(name: String, bytes: [UInt8])]
    ) throws(LogError) {
        try database.write { database in
            for document in documents {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO document VALUES (?, ?)",
                    arguments: [document.name, Data(document.bytes)])
            }
            for entry in entries {
                try database.execute(
                    sql: "INSERT INTO entry VALUES (?, ?, ?, ?)",
                    arguments: [
                        Int64(entry.number), Data(entry.envelope.bytes), Data(entry.head.bytes),
                        entry.receipt.map { Data($0) },
                    ])
            }
        }
    }

    /// Writes a copy that stands alone, as a plain copy of the live file would not.
    package func copy(to path: String) throws(LogError) {
        try database.copy(to: path)
    }

    package func count() throws(LogError) -> UInt64 {
        try database.read {
            UInt64(
                clamping: try Int64.fetchOne(
                    $0, sql: "SELECT coalesce(max(number), 0) FROM entry") ?? 0)
        }
    }

    /// The entries after `number`, in order, and at most `limit` of them.
    package func entries(
        after number: UInt64 = 0, limit: Int = Int.max
    ) throws(LogError) -> [Entry] {
        let path = path
        return try database.read { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT number, envelope, head, receipt FROM entry WHERE number > ? \
                    ORDER BY number LIMIT ?
                    """, arguments: [Int64(clamping: number), limit])
            var entries: [Entry] = []
            while let row = try rows.next() {
                let number = Int64.fromDatabaseValue(row[0]) ?? 0
                guard let entry = Self.entry(UInt64(clamping: number), row) else {
                    throw LogError.brokenChain(path, entry: UInt64(clamping: number))
                }
                entries.append(entry)
            }
            return entries
        }
    }

    /// Nil where a column holds something else than it should, as in a file that was damaged.
    private static func entry(_ number: UInt64, _ row: Row) -> Entry? {
        let receipt: DatabaseValue = row[3]
        guard let envelope = Data.fromDatabaseValue(row[1]),
            let head = Data.fromDatabaseValue(row[2]),
            let envelope = try? Envelope(decoding: Array(envelope)),
            let head = Digest(bytes: Array(head)),
            receipt.isNull || Data.fromDatabaseValue(receipt) != nil
        else { return nil }
        return Entry(
            number: number, envelope: envelope, head: head,
            receipt: Data.fromDatabaseValue(receipt).map { Array($0) })
    }

    package func document(_ name: String) throws(LogError) -> [UInt8]? {
        try database.read {
            try Data.fetchOne(
                $0, sql: "SELECT bytes FROM document WHERE name = ?", arguments: [name]
            )
            .map { Array($0) }
        }
    }

    package func documentNames() throws(LogError) -> [String] {
        try database.read {
            try String.fetchAll($0, sql: "SELECT name FROM document ORDER BY name")
        }
    }
}

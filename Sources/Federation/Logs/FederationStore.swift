import Foundation
import GRDB
package import Messaging
import Synchronization

/// The coordinator's federation.sqlite: the federation's feed, invitations, requests, decisions.
///
/// The operator's commands and the running server open it side by side; whoever appends does so in
/// one immediate transaction, against the feed as it stands then.
package final class FederationStore: Sendable {
    private static let kind = LogDatabase.Kind(
        application: 0x4665_6465, version: 1,
        tables: [
            LogTable("feed", "number INTEGER PRIMARY KEY, envelope BLOB NOT NULL, receipt BLOB"),
            LogTable(
                "invitation",
                """
                id BLOB PRIMARY KEY, name TEXT NOT NULL, secret BLOB NOT NULL, \
                expires INTEGER NOT NULL
                """),
            LogTable(
                "claim",
                "invitation BLOB PRIMARY KEY, digest BLOB NOT NULL, request BLOB NOT NULL"),
            LogTable("decision", "digest BLOB PRIMARY KEY, envelope BLOB NOT NULL"),
            LogTable("cancellation", "run BLOB PRIMARY KEY, text TEXT NOT NULL"),
            LogTable(
                "alarm", "place INTEGER PRIMARY KEY, at INTEGER NOT NULL, text TEXT NOT NULL"),
            LogTable("accused", "place INTEGER PRIMARY KEY, sender BLOB NOT NULL"),
            LogTable("restored", "run BLOB PRIMARY KEY"),
            LogTable("revocation", "invitation BLOB PRIMARY KEY"),
        ])

    let database: LogDatabase
    private let charter: Charter
    /// The feed as this process folded it last; others may have appended since.
    private let folded: Mutex<FederationLog>

    package convenience init(
        path: String, charter: Charter, creating: Bool = false, disk: Disk = .system
    ) throws(LogError) {
        try self.init(
            path: path, charter: charter, access: creating ? .create : .append, disk: disk)
    }

    init(
        path: String, charter: Charter, access: LogDatabase.Access, disk: Disk
    ) throws(LogError) {
        self.charter = charter
        folded = Mutex(FederationLog(charter: charter))
        database = try LogDatabase(path: path, kind: Self.kind, access: access, disk: disk)
    }

    package struct Item: Sendable, Hashable {
        package let number: UInt64
        package let envelope: Envelope
        package let receipt: [UInt8]?
    }

    /// The feed after item `number`, in order.
    package func feed(after number: UInt64 = 0) throws(LogError) -> [Item] {
        try database.read { try Self.feed($0, after: number) }
    }

    /// Appends one item against the feed as it stands in this transaction. `compose` gets the log
    /// folded so far and returns the message and, for somebody else's, its receipt. A decision on a
    /// registration request is stored in the same transaction, so that nobody is listed without one.
    package func append(
        deciding decision: (request: Digest, envelope: (FederationLog) throws -> Envelope)? = nil,
        _ compose: (inout FederationLog) throws -> (envelope: Envelope, receipt: [UInt8]?)
    ) throws -> FederationLog {
        var failure: (any Error)?
        do {
            return try database.write { database in
                var log = try fold(database)
                do {
                    try Self.insert(compose(&log), as: log.count, in: database)
                    if let decision {
                        try Self.decide(
                            decision.request, decision: decision.envelope(log), in: database)
                    }
                    return log
                } catch {
                    failure = error
                    throw error
                }
            }
        } catch {
            throw failure ?? error
        }
    }

    private static func insert(
        _ item: (envelope: Envelope, receipt: [UInt8]?), as number: UInt64, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT INTO feed VALUES (?, ?, ?)",
            arguments: [
                Int64(number), Data(item.envelope.bytes), item.receipt.map { Data($0) },
            ])
    }

    private static func decide(
        _ request: Digest, decision: Envelope, in database: Database
    ) throws {
        try database.execute(
            sql: "INSERT OR IGNORE INTO decision VALUES (?, ?)",
            arguments: [Data(request.bytes), Data(decision.bytes)])
    }

    /// The feed folded; throws where an item of it can't be believed.
    package func log() throws -> FederationLog {
        var failure: (any Error)?
        do {
            return try database.read { database in
                do { return try fold(database) } catch {
                    failure = error
                    throw error
                }
            }
        } catch {
            throw failure ?? error
        }
    }

    /// Each item is folded once in the life of a process.
    private func fold(_ database: Database) throws -> FederationLog {
        var log = folded.withLock { $0 }
        for item in try Self.feed(database, after: log.count) { try log.take(item.envelope) }
        folded.withLock { if $0.count < log.count { $0 = log } }
        return log
    }

    /// Asks the running coordinator to stop a run.
    package func cancel(_ run: RunID, text: String) throws(LogError) {
        try database.write {
            try $0.execute(
                sql: "INSERT OR IGNORE INTO cancellation VALUES (?, ?)",
                arguments: [Data(run.bytes), text])
        }
    }

    /// The runs that the operator wants stopped, each with the reason.
    package func cancellations() throws(LogError) -> [(run: RunID, text: String)] {
        try database.read { database in
            try Row.fetchAll(database, sql: "SELECT run, text FROM cancellation")
                .compactMap { row in
                    RunID(bytes: Array(row[0] as Data)).map { ($0, row[1] as String) }
                }
        }
    }

    private static func feed(_ database: Database, after number: UInt64) throws -> [Item] {
        try Row.fetchAll(
            database, sql: "SELECT * FROM feed WHERE number > ? ORDER BY number",
            arguments: [Int64(number)]
        ).map { row in
            Item(
                number: UInt64(row[0] as Int64),
                envelope: try Envelope(decoding: Array(row[1] as Data)),
                receipt: (row[2] as Data?).map { Array($0) })
        }
    }
}

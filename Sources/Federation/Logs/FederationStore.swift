import Foundation
import GRDB
package import Messaging

/// The coordinator's federation.sqlite: the federation's feed, invitations, requests, decisions.
///
/// The operator's commands and the running server open it side by side; whoever appends does so in
/// one immediate transaction, against the feed as it stands then.
package final class FederationStore: Sendable {
    private static let kind = LogDatabase.Kind(
        application: 0x4665_6465,
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
        ])

    private let database: LogDatabase
    private let charter: Charter

    package init(
        path: String, charter: Charter, creating: Bool = false
    ) throws(LogError) {
        self.charter = charter
        database = try LogDatabase(
            path: path, kind: Self.kind, access: creating ? .create : .append)
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
                var log = FederationLog(charter: charter)
                for item in try Self.feed(database, after: 0) { try log.take(item.envelope) }
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
        var log = FederationLog(charter: charter)
        for item in try feed() { try log.take(item.envelope) }
        return log
    }

    package func add(_ invitation: PendingInvitation) throws(LogError) {
        try database.write {
            try $0.execute(
                sql: "INSERT INTO invitation VALUES (?, ?, ?, ?)",
                arguments: [
                    Data(invitation.id), invitation.name.text, Data(invitation.secretDigest.bytes),
                    Int64(invitation.expiresMilliseconds),
                ])
        }
    }

    package func invitations() throws(LogError) -> [PendingInvitation] {
        try database.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT id, name, secret, expires, claim.digest FROM invitation
                    LEFT JOIN claim ON claim.invitation = id ORDER BY invitation.rowid
                    """
            ).compactMap { row in
                guard let name = try? InstitutionName(row[1] as String),
                    let secret = Digest(bytes: Array(row[2] as Data))
                else { return nil }
                return PendingInvitation(
                    id: Array(row[0] as Data), name: name, secretDigest: secret,
                    expiresMilliseconds: UInt64(row[3] as Int64),
                    claimedBy: (row[4] as Data?).flatMap { Digest(bytes: Array($0)) })
            }
        }
    }

    /// Claims an invitation for the first request that holds its secret; false where another did.
    package func claim(
        invitation: [UInt8], request: Envelope
    ) throws(LogError) -> Bool {
        try database.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO claim VALUES (?, ?, ?)",
                arguments: [Data(invitation), Data(request.digest.bytes), Data(request.bytes)])
            let digest = try Data.fetchOne(
                database, sql: "SELECT digest FROM claim WHERE invitation = ?",
                arguments: [Data(invitation)])
            return digest == Data(request.digest.bytes)
        }
    }

    /// The requests that claimed an invitation, in order.
    package func requests() throws(LogError) -> [Envelope] {
        try database.read { database in
            try Data.fetchAll(database, sql: "SELECT request FROM claim ORDER BY rowid")
                .compactMap { try? Envelope(decoding: Array($0)) }
        }
    }

    package func decision(on request: Digest) throws(LogError) -> [UInt8]? {
        try database.read {
            try Data.fetchOne(
                $0, sql: "SELECT envelope FROM decision WHERE digest = ?",
                arguments: [Data(request.bytes)]
            ).map { Array($0) }
        }
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

    package func alarm(_ text: String, atMilliseconds now: UInt64) throws(LogError) {
        try database.write {
            try $0.execute(
                sql: "INSERT INTO alarm (at, text) VALUES (?, ?)", arguments: [Int64(now), text])
        }
    }

    package func alarms() throws(LogError) -> [(atMilliseconds: UInt64, text: String)] {
        try database.read { database in
            try Row.fetchAll(database, sql: "SELECT at, text FROM alarm ORDER BY place")
                .map { (UInt64($0[0] as Int64), $0[1]) }
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

import Foundation
import GRDB
package import Messaging

/// Invitations, the requests that claim them, and the decisions on those.
extension FederationStore {
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
                    SELECT id, name, secret, expires, claim.digest, revocation.invitation IS NOT NULL
                    FROM invitation LEFT JOIN claim ON claim.invitation = id
                    LEFT JOIN revocation ON revocation.invitation = id ORDER BY invitation.rowid
                    """
            ).compactMap { row in
                guard let name = try? InstitutionName(row[1] as String),
                    let secret = Digest(bytes: Array(row[2] as Data))
                else { return nil }
                return PendingInvitation(
                    id: Array(row[0] as Data), name: name, secretDigest: secret,
                    expiresMilliseconds: UInt64(row[3] as Int64),
                    claimedBy: (row[4] as Data?).flatMap { Digest(bytes: Array($0)) },
                    isRevoked: row[5])
            }
        }
    }

    /// Takes an invitation back: whoever comes with it is refused.
    package func revoke(invitation: [UInt8]) throws(LogError) {
        try database.write {
            try $0.execute(
                sql: "INSERT OR IGNORE INTO revocation VALUES (?)", arguments: [Data(invitation)])
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
}

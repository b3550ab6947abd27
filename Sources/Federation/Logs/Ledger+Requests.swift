import Foundation
import GRDB
package import Messaging

extension Ledger {
    /// What left before this institution was a member: it stands in no chain.
    static let requestTable = LogTable(
        "request", "digest BLOB PRIMARY KEY, envelope BLOB NOT NULL")

    /// Stores a request to become a member before it is sent; the same one again changes nothing.
    package func store(request: Envelope) throws(LogError) {
        try database.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO request VALUES (?, ?)",
                arguments: [Data(request.digest.bytes), Data(request.bytes)])
        }
    }

    /// The requests to become a member, in order.
    package func requests() throws(LogError) -> [Sent] {
        let path = path
        return try database.read { database in
            try Data.fetchAll(database, sql: "SELECT envelope FROM request ORDER BY rowid").map {
                guard let envelope = try? Envelope(decoding: Array($0)) else {
                    throw LogError.damaged(path)
                }
                return Sent(envelope: envelope, summary: "asks to become a member")
            }
        }
    }
}

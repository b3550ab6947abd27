import Foundation
import GRDB
package import Messaging

/// What the operator has to see, in numbers that a member can't make grow without end.
extension FederationStore {
    /// What is kept about one member, and in all.
    private static let (alarmsPerSender, alarmsInAll) = (20, 1_000)

    /// Keeps an alarm. One that stands already is not kept twice; nor is one about a member of
    /// whom enough is kept.
    package func alarm(
        _ text: String, about sender: NodeID? = nil, atMilliseconds now: UInt64
    ) throws(LogError) {
        try database.write { database in
            let stands = try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM alarm WHERE text = ?)",
                arguments: [text])
            let inAll = try Int.fetchOne(database, sql: "SELECT count(*) FROM alarm") ?? 0
            guard stands != true, inAll < Self.alarmsInAll else { return }
            if let sender {
                let known = try Int.fetchOne(
                    database, sql: "SELECT count(*) FROM accused WHERE sender = ?",
                    arguments: [Data(sender.bytes)])
                guard (known ?? 0) < Self.alarmsPerSender else { return }
            }
            try database.execute(
                sql: "INSERT INTO alarm (at, text) VALUES (?, ?)", arguments: [Int64(now), text])
            if let sender {
                try database.execute(
                    sql: "INSERT INTO accused VALUES (?, ?)",
                    arguments: [database.lastInsertedRowID, Data(sender.bytes)])
            }
        }
    }

    package func alarms() throws(LogError) -> [(atMilliseconds: UInt64, text: String)] {
        try database.read { database in
            try Row.fetchAll(database, sql: "SELECT at, text FROM alarm ORDER BY place")
                .map { (UInt64($0[0] as Int64), $0[1]) }
        }
    }
}

extension FederationStore {
    /// Throws where the disk has no room to end in order what would be begun.
    package func requireReserve() throws(LogError) {
        try database.requireReserve()
    }

    /// Whether a run was open in a backup that was restored.
    func isRestored(_ run: RunID) throws(LogError) -> Bool {
        try database.read {
            try Bool.fetchOne(
                $0, sql: "SELECT EXISTS (SELECT 1 FROM restored WHERE run = ?)",
                arguments: [Data(run.bytes)]) ?? false
        }
    }

    func markRestored(_ runs: [RunID]) throws(LogError) {
        try database.write { database in
            for run in runs {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO restored VALUES (?)", arguments: [Data(run.bytes)])
            }
        }
    }
}

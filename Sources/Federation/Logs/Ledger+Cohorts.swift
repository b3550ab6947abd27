import Foundation
import GRDB
package import Messaging

extension Ledger {
    /// The query ledger: whose rows each run was answered from, blinded.
    static let cohortTable = LogTable(
        "cohort",
        """
        run BLOB PRIMARY KEY, members BLOB NOT NULL, query BLOB NOT NULL, hash BLOB NOT NULL, \
        key BLOB NOT NULL, entities BLOB NOT NULL, trained BLOB NOT NULL
        """)

    /// Keeps a run's cohort before anything is answered in it; the first one given stays.
    package func keep(_ cohort: Cohort, run: RunID) throws(LogError) {
        let members = cohort.members.sorted().flatMap(\.bytes)
        try database.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO cohort VALUES (?, ?, ?, ?, ?, ?, ?)",
                arguments: [
                    Data(run.bytes), Data(members), Data(cohort.query.bytes),
                    Data(cohort.table.bytes), Data(cohort.key.bytes),
                    Data(cohort.entities.bytes), Data(cohort.trained.bytes),
                ])
        }
    }

    /// The cohorts of all other runs in which a question was bound to be answered, in order.
    package func answeredCohorts(besides run: RunID? = nil) throws(LogError) -> [Cohort] {
        let path = path
        return try database.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT members, query, hash, key, entities, trained FROM cohort
                    WHERE run IS NOT ?1 AND run IN (SELECT run FROM bound) ORDER BY rowid
                    """,
                arguments: [run.map { Data($0.bytes) }]
            ).map { row in
                guard let cohort = Cohort(row) else { throw LogError.damaged(path) }
                return cohort
            }
        }
    }
}

extension Cohort {
    fileprivate init?(_ row: Row) {
        let members = Array(row[0] as Data)
        let width = NodeID.byteCount
        guard members.count % width == 0, let query = Digest(bytes: Array(row[1] as Data)),
            let table = Digest(bytes: Array(row[2] as Data)),
            let key = Digest(bytes: Array(row[3] as Data)),
            let entities = BlindedEntities(bytes: Array(row[4] as Data)),
            let trained = BlindedEntities(bytes: Array(row[5] as Data))
        else { return nil }
        self.init(
            members: Set(
                stride(from: 0, to: members.count, by: width).compactMap {
                    NodeID(bytes: Array(members[$0..<$0 + width]))
                }),
            query: query, table: table, key: key, entities: entities, trained: trained)
    }
}

import Foundation
import GRDB
package import Messaging

extension Ledger {
    static let evidenceTable = LogTable(
        "evidence",
        """
        place INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, run BLOB NOT NULL, \
        kind TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, reason TEXT NOT NULL, \
        at INTEGER NOT NULL
        """)

    private enum Kind: String {
        case entry, receipt, proof
    }

    /// Keeps a statement for good; the same one again changes nothing.
    package func keep(_ evidence: Evidence) throws(LogError) {
        let (kind, number, bytes) = Self.parts(of: evidence.statement)
        let digest = Digest.sha256(
            evidence.run.bytes, Array(kind.rawValue.utf8),
            withUnsafeBytes(of: number.bigEndian) { Array($0) }, bytes)
        try database.write { database in
            try database.execute(
                sql: """
                    INSERT OR IGNORE INTO evidence (digest, run, kind, number, bytes, reason, at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    Data(digest.bytes), Data(evidence.run.bytes), kind.rawValue,
                    Int64(clamping: number), Data(bytes), evidence.reason,
                    Int64(clamping: evidence.atMilliseconds),
                ])
        }
    }

    /// What was kept about a run, or about every run and the federation, in the order in which it
    /// was noticed.
    package func evidence(run: RunID? = nil) throws(LogError) -> [Evidence] {
        let path = path
        return try database.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT run, kind, number, bytes, reason, at FROM evidence
                    WHERE ?1 IS NULL OR run = ?1 ORDER BY place
                    """,
                arguments: [run.map { Data($0.bytes) }]
            ).map { row in
                guard let evidence = Self.evidence(row) else { throw LogError.damaged(path) }
                return evidence
            }
        }
    }

    /// One entry, as it was shown first.
    func received(run: RunID, number: UInt64) throws(LogError) -> Received? {
        try database.read { database in
            try Data.fetchOne(
                database, sql: "SELECT bytes FROM received WHERE run = ? AND number = ?",
                arguments: [Data(run.bytes), Int64(clamping: number)]
            ).map { Received(number: number, bytes: Array($0)) }
        }
    }

    private static func parts(of statement: Evidence.Statement) -> (Kind, UInt64, [UInt8]) {
        switch statement {
        case .entry(let number, let bytes): (.entry, number, bytes)
        case .receipt(let bytes): (.receipt, 0, bytes)
        case .proof(let proof): (.proof, 0, proof.encoded())
        }
    }

    private static func evidence(_ row: Row) -> Evidence? {
        guard let run = RunID(bytes: Array(row[0] as Data)), let kind = Kind(rawValue: row[1])
        else { return nil }
        let bytes = Array(row[3] as Data)
        let statement: Evidence.Statement
        switch kind {
        case .entry: statement = .entry(UInt64(row[2] as Int64), bytes: bytes)
        case .receipt: statement = .receipt(bytes)
        case .proof:
            guard let proof = try? EquivocationProof(decoding: bytes) else { return nil }
            statement = .proof(proof)
        }
        return Evidence(
            run: run, statement: statement, reason: row[4],
            atMilliseconds: UInt64(row[5] as Int64))
    }
}

import Foundation
import GRDB

/// An append-only log in a SQLite file that survives a power cut: WAL, fsync at every commit, and
/// triggers that refuse to change or delete what was written.
struct LogDatabase: Sendable {
    private let queue: DatabaseQueue
    private let path: String

    /// Opens the log, or creates it where `creating`. `schema` makes the tables; `tables` are those
    /// that only ever grow. `application` tells one kind of log from another.
    init(
        path: String, application: Int32, creating: Bool, schema: String, tables: [String]
    ) throws(LogError) {
        guard creating || FileManager.default.fileExists(atPath: path) else {
            throw .missing(path)
        }
        self.path = path
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
                    PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
                    """)
        }
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
            let found = try queue.read { try Int32.fetchOne($0, sql: "PRAGMA application_id") ?? 0 }
            guard found == application || found == 0 && creating else {
                throw LogError.notALog(path)
            }
            guard found == 0 else { return }
            try queue.write { database in
                try database.execute(sql: schema)
                for table in tables {
                    for verb in ["UPDATE", "DELETE"] {
                        try database.execute(
                            sql: """
                                CREATE TRIGGER \(table)_no_\(verb) BEFORE \(verb) ON \(table)
                                BEGIN SELECT RAISE(ABORT, 'append only'); END
                                """)
                    }
                }
                try database.execute(sql: "PRAGMA application_id = \(application)")
                try database.execute(sql: "PRAGMA user_version = 1")
            }
        } catch {
            throw LogError(error, path: path)
        }
    }

    /// A copy that is whole, also while others write; nothing may lie at `path`.
    func copy(to path: String) throws(LogError) {
        do {
            let target = try DatabaseQueue(path: path)
            try queue.backup(to: target)
            try target.close()
        } catch {
            throw LogError(error, path: path)
        }
    }

    func write<Value>(
        _ updates: (Database) throws -> Value
    ) throws(LogError) -> Value {
        do { return try queue.write(updates) } catch { throw LogError(error, path: path) }
    }

    func read<Value>(
        _ query: (Database) throws -> Value
    ) throws(LogError) -> Value {
        do { return try queue.read(query) } catch { throw LogError(error, path: path) }
    }
}

/// Why a log can't be read or written.
package enum LogError: Error, Hashable, CustomStringConvertible {
    case missing(String)
    case notALog(String)
    case damaged(String)
    case diskFull(String)
    case locked(String)
    case readOnly(String)
    case failed(String, code: Int)
    /// Entry `number` is not what its chain says.
    case brokenChain(String, entry: UInt64)

    init(_ error: any Error, path: String) {
        switch error {
        case let error as LogError: self = error
        case let error as DatabaseError:
            switch error.resultCode {
            case .SQLITE_FULL: self = .diskFull(path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path)
            case .SQLITE_CORRUPT: self = .damaged(path)
            case .SQLITE_NOTADB: self = .notALog(path)
            case .SQLITE_READONLY: self = .readOnly(path)
            case .SQLITE_CANTOPEN: self = .missing(path)
            default: self = .failed(path, code: Int(error.resultCode.rawValue))
            }
        default: self = .failed(path, code: -1)
        }
    }

    package var description: String {
        switch self {
        case .missing(let path): "There is no log at \(path). Check the path and its folder's mode."
        case .notALog(let path): "\(path) is not a log of this kind."
        case .damaged(let path): "The log \(path) is damaged. Restore it from a backup."
        case .diskFull(let path):
            "The disk of \(path) is full; nothing was written. Free space, then start again."
        case .locked(let path): "\(path) is locked by another process. Stop it, then start again."
        case .readOnly(let path): "\(path) can't be written. Check its mode and its folder's."
        case .failed(let path, let code): "SQLite failed on \(path) with code \(code)."
        case .brokenChain(let path, let entry):
            "Entry \(entry) of \(path) does not follow from the entry before it."
        }
    }

    /// Exit code of the program that meets it, by sysexits.
    package var exitCode: Int32 {
        switch self {
        case .missing: 66
        case .notALog, .damaged, .brokenChain: 65
        case .diskFull, .readOnly, .failed: 74
        case .locked: 75
        }
    }
}

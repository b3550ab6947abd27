import Foundation
import GRDB

/// An append-only log in a SQLite file that survives a power cut: WAL, fsync at every commit, and
/// triggers that refuse to change or delete what was written.
struct LogDatabase: Sendable {
    /// What a log is opened for.
    enum Access: Sendable, Hashable {
        /// Reading and appending; made where there is none.
        case create
        /// Reading and appending.
        case append
        /// Reading only; not a byte of the file is changed, whatever it turns out to be.
        case read
    }

    /// What tells one kind of log from another.
    struct Kind: Sendable, Hashable {
        /// SQLite's application_id.
        let application: Int32
        /// All that it holds; each only ever grows. A log that an earlier version made gets those
        /// that it lacks when it is opened for appending.
        let tables: [LogTable]
    }

    private let queue: DatabaseQueue
    private let path: String

    /// Opens a log. A file of another kind is refused before anything is written to it.
    init(path: String, kind: Kind, access: Access) throws(LogError) {
        self.path = path
        let exists = FileManager.default.fileExists(atPath: path)
        guard exists || access == .create else { throw .missing(path) }
        do {
            let isEmpty = try !exists || Self.isEmpty(path, kind: kind)
            guard !isEmpty || access == .create else { throw LogError.notALog(path) }
            queue = try DatabaseQueue(path: path, configuration: Self.configuration(access))
            guard access != .read else { return }
            let lacks = try queue.read { try Self.lacking(kind, in: $0) }
            if !lacks.isEmpty { try queue.write { try Self.complete(kind, in: $0) } }
        } catch {
            throw LogError(error, path: path)
        }
    }

    /// False for a log of this kind, true for a database that holds nothing yet; throws for
    /// anything else.
    private static func isEmpty(_ path: String, kind: Kind) throws -> Bool {
        let queue = try DatabaseQueue(path: path, configuration: configuration(.read))
        defer { try? queue.close() }
        return try queue.read { database in
            let found = try Int32.fetchOne(database, sql: "PRAGMA application_id")
            if found == kind.application {
                let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
                guard version == Self.version else { throw LogError.otherVersion(path) }
                return false
            }
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema")
            guard found == 0, tables == 0 else { throw LogError.notALog(path) }
            return true
        }
    }

    private static func configuration(_ access: Access) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.readonly = access == .read
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    """)
            guard access != .read else { return }
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
        }
        return configuration
    }

    /// The version of the format, as SQLite's user_version.
    private static let version = 1

    private static func lacking(_ kind: Kind, in database: Database) throws -> [LogTable] {
        try kind.tables.filter { try !database.tableExists($0.name) }
    }

    private static func complete(_ kind: Kind, in database: Database) throws {
        for table in try lacking(kind, in: database) {
            try database.execute(sql: table.sql)
        }
        try database.execute(sql: "PRAGMA application_id = \(kind.application)")
        try database.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// A copy that is whole, also while others write, in one file that needs no other beside it.
    /// Nothing may lie at `path`.
    func copy(to path: String) throws(LogError) {
        do {
            let target = try DatabaseQueue(path: path)
            try queue.backup(to: target)
            try target.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
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

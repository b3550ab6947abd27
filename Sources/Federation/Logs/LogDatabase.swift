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
        /// The version of its tables, as SQLite's user_version; a log of another one is refused.
        let version: Int
        /// All that it holds; each only ever grows. A log that an earlier version made gets those
        /// that it lacks when it is opened for appending.
        let tables: [LogTable]
    }

    private let queue: DatabaseQueue
    private let path: String
    private let disk: Disk

    /// Opens a log. A file of another kind is refused before anything is written to it.
    init(
        path: String, kind: Kind, access: Access, disk: Disk = .system
    ) throws(LogError) {
        self.path = path
        self.disk = disk
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
                guard version == kind.version else { throw LogError.otherVersion(path) }
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

    private static func lacking(_ kind: Kind, in database: Database) throws -> [LogTable] {
        try kind.tables.filter { try !database.tableExists($0.name) }
    }

    private static func complete(_ kind: Kind, in database: Database) throws {
        for table in try lacking(kind, in: database) {
            try database.execute(sql: table.sql)
        }
        try database.execute(sql: "PRAGMA application_id = \(kind.application)")
        try database.execute(sql: "PRAGMA user_version = \(kind.version)")
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

    /// Throws where SQLite finds a fault anywhere in the file.
    func requireWhole() throws(LogError) {
        let verdict = try read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
        guard verdict == "ok" else { throw .damaged(path) }
    }

    /// Folds the WAL into the file, makes it durable and lets go of it.
    func close() throws(LogError) {
        do {
            try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try queue.close()
        } catch {
            throw LogError(error, path: path)
        }
    }

    /// One transaction, durable on return; where it throws, nothing of it is known to be.
    func write<Value>(
        _ updates: (Database) throws -> Value
    ) throws(LogError) -> Value {
        do {
            let value = try queue.write { database in
                let value = try updates(database)
                try disk.reach(.committing, path)
                return value
            }
            try disk.reach(.committed, path)
            return value
        } catch {
            throw LogError(error, path: path)
        }
    }

    /// Throws where the disk has no room to end in order what would be begun.
    func requireReserve() throws(LogError) {
        try disk.requireReserve(for: path)
    }

    func read<Value>(
        _ query: (Database) throws -> Value
    ) throws(LogError) -> Value {
        do { return try queue.read(query) } catch { throw LogError(error, path: path) }
    }
}

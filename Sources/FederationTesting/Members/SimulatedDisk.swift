import Foundation
package import GRDB

/// The disk below a log's file, which fails when it is told to: the row that fails, and whatever
/// stands with it in one transaction, is not written.
///
/// Triggers in the file itself do it. So the program that writes is the real one, with its real
/// SQLite, and the error that it meets is SQLite's own.
package struct SimulatedDisk: Sendable {
    package enum Failure: String, Sendable, Hashable {
        /// The program dies here.
        case crash
        /// SQLite says that the disk is full.
        case full
    }

    private let queue: DatabaseQueue

    /// Stands below the log at `path`, which is there already.
    package init(path: String) throws {
        queue = try DatabaseQueue(path: path)
        try queue.write { database in
            guard try !database.tableExists("failpoint") else { return }
            let tables = try String.fetchAll(
                database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            try database.execute(sql: Self.failpoint)
            for table in tables { try database.execute(sql: Self.trigger(on: table)) }
        }
    }

    /// A table whose numbers are used up gives the error of a full disk on the next insert.
    private static let failpoint = """
        CREATE TABLE failpoint (failure TEXT NOT NULL, rows INTEGER NOT NULL);
        INSERT INTO failpoint VALUES ('none', 0);
        CREATE TABLE full (place INTEGER PRIMARY KEY AUTOINCREMENT);
        INSERT INTO full VALUES (9223372036854775807);
        """

    private static func trigger(on table: String) -> String {
        """
        CREATE TRIGGER \(table)_failpoint BEFORE INSERT ON \(table)
        WHEN (SELECT failure FROM failpoint) <> 'none'
        BEGIN
            UPDATE failpoint SET rows = rows - 1;
            INSERT INTO full SELECT NULL FROM failpoint WHERE rows < 0 AND failure = 'full';
            SELECT RAISE(ABORT, 'crash') FROM failpoint WHERE rows < 0 AND failure = 'crash';
        END;
        """
    }

    /// Lets so many more rows be written, and fails at each one after them.
    package func fail(_ failure: Failure, afterRows count: Int) throws {
        try set(failure.rawValue, rows: count)
    }

    /// The disk works again.
    package func recover() throws {
        try set("none", rows: 0)
    }

    private func set(_ failure: String, rows: Int) throws {
        try queue.write {
            try $0.execute(
                sql: "UPDATE failpoint SET failure = ?, rows = ?", arguments: [failure, rows])
        }
    }

    /// Puts a copy in the place of the log at `path`; no program has it open.
    package func restore(_ copy: String, at path: String) throws -> SimulatedDisk {
        try queue.close()
        for file in [path, path + "-wal", path + "-shm"] where Self.exists(file) {
            try FileManager.default.removeItem(atPath: file)
        }
        try FileManager.default.copyItem(atPath: copy, toPath: path)
        return try SimulatedDisk(path: path)
    }

    private static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// Reads past the log's own code; nobody writes meanwhile.
    package func read<Value>(_ query: (Database) throws -> Value) throws -> Value {
        try queue.unsafeRead(query)
    }

    /// Another number after each transaction of somebody else in the file, as SQLite keeps it.
    package func version() throws -> Int {
        try read {
            try Int.fetchOne($0.cachedStatement(sql: "PRAGMA data_version")) ?? 0
        }
    }
}

import Foundation
import GRDB
import GRDBSQLite

/// An institution's own SQLite file, opened for reading only and never created.
package struct InstitutionDatabase: Sendable {
    package let path: String
    private let queue: DatabaseQueue
    private let busySeconds: Int

    /// Opens the file. A writer's lock is waited for `busySeconds`, here and at every later read.
    package init(path: String, busySeconds: Int = 5) throws(LoadingError) {
        try InstitutionDatabase.checkFile(path)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(TimeInterval(busySeconds))
        configuration.prepareDatabase { database in
            _ = sqlite3_limit(database.sqliteConnection, SQLITE_LIMIT_ATTACHED, 0)
            try database.execute(sql: "PRAGMA trusted_schema = OFF")
            TextFunctions.register(in: database)
            ReadAuthorizer.install(on: database)
        }
        self.path = path
        self.busySeconds = busySeconds
        do {
            queue = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw LoadingError(error, path: path, busySeconds: busySeconds)
        }
    }

    /// Runs `body` on one consistent state of the database, whatever others write meanwhile.
    ///
    /// Throws what `body` throws; SQLite's errors become a `LoadingError`. The snapshot must not
    /// outlive `body`.
    package func snapshot<Result>(_ body: (Snapshot) throws -> Result) throws -> Result {
        do {
            return try queue.read { database in
                let snapshot = Snapshot(database: database, path: path, busySeconds: busySeconds)
                defer { snapshot.dropViews() }
                return try body(snapshot)
            }
        } catch let error as DatabaseError {
            throw LoadingError(error, path: path, busySeconds: busySeconds)
        }
    }

    /// Reads every page once and throws `.damaged` if one is not what SQLite wrote.
    package func checkPages() throws {
        try snapshot { snapshot in
            guard try snapshot.texts("PRAGMA quick_check(1)") == ["ok"] else {
                throw LoadingError.damaged(path: path)
            }
        }
    }

    /// Only a readable file of some length is handed to SQLite, which would wait for a pipe for ever.
    private static func checkFile(_ path: String) throws(LoadingError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw .noSuchFile(path: path)
        }
        if isFolder.boolValue { throw .folder(path: path) }
        let target = URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)
        let facts: [FileAttributeKey: Any]
        do {
            facts = try FileManager.default.attributesOfItem(atPath: target)
        } catch {
            throw .notReadable(path: path)
        }
        guard facts[.type] as? FileAttributeType == .typeRegular,
            FileManager.default.isReadableFile(atPath: target)
        else { throw .notReadable(path: path) }
        if facts[.size] as? Int == 0 { throw .emptyFile(path: path) }
    }
}

extension LoadingError {
    /// Keeps SQLite's code, and its message only where that names nothing but schema.
    init(_ error: any Error, path: String, busySeconds: Int) {
        if let own = error as? LoadingError {
            self = own
            return
        }
        guard let error = error as? DatabaseError else {
            self = .notReadable(path: path)
            return
        }
        if error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
            self = .changeUnfinished(path: path)
            return
        }
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path, seconds: busySeconds)
        case .SQLITE_NOTADB: self = .notADatabase(path: path)
        case .SQLITE_CORRUPT, .SQLITE_FORMAT: self = .damaged(path: path)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY: self = .logNotReadable(path: path)
        case .SQLITE_NOMEM: self = .outOfMemory(path: path)
        case .SQLITE_ERROR, .SQLITE_AUTH: self = .refused(message: error.message ?? "no reason")
        default: self = .inputOutput(path: path, code: Int(error.resultCode.rawValue))
        }
    }
}

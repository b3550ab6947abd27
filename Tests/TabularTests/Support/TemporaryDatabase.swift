import Foundation
import GRDB
import Tabular

/// An SQLite file in a folder of its own that goes away with the value.
final class TemporaryDatabase: Sendable {
    let folder: URL
    let path: String

    /// Makes the file by running SQL; no file is made of no SQL.
    init(_ sql: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tabular-\(UUID())")
        path = folder.appending(path: "alder.sqlite").path(percentEncoded: false)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if !sql.isEmpty { try write(sql) }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
    }

    func write(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    func open(busySeconds: Int = 5) throws -> InstitutionDatabase {
        try InstitutionDatabase(path: path, busySeconds: busySeconds)
    }

    /// Runs `body` with a mapping's views in place.
    func mapped<Result>(
        _ mapping: Mapping, _ body: (CompiledMapping, Snapshot) throws -> Result
    ) throws -> Result {
        try open().snapshot { snapshot in
            try body(try snapshot.install(mapping, schema: Lending.schema), snapshot)
        }
    }
}

extension LoadingError {
    /// The error of opening a file and reading its tables; nil where there is none.
    static func reading(_ path: String) throws -> LoadingError? {
        do {
            _ = try InstitutionDatabase(path: path, busySeconds: 0).snapshot {
                try $0.localSchema()
            }
            return nil
        } catch let error as LoadingError {
            return error
        }
    }
}

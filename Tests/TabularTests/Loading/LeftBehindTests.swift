import Foundation
import GRDB
import Tabular
import Testing

/// Files beside a database without which its content can't be told.
@Suite struct `What a writer left beside the database` {
    /// The file and its journal as they lie on the disk when the writer's machine fails.
    private func copyInMidChange(of database: TemporaryDatabase) throws -> TemporaryDatabase {
        let copy = try TemporaryDatabase("")
        var configuration = Configuration()
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = 1") }
        let writer = try DatabaseQueue(path: database.path, configuration: configuration)
        try writer.inDatabase { connection in
            try connection.execute(sql: "BEGIN; UPDATE request SET id = id || printf('%09d', 1)")
            for suffix in ["", "-journal"] {
                try FileManager.default.copyItem(
                    atPath: database.path + suffix, toPath: copy.path + suffix)
            }
            try connection.execute(sql: "ROLLBACK")
        }
        return copy
    }

    @Test func `is an unfinished change, which is never read as if it were done`() throws {
        let database = try TemporaryDatabase(
            """
            CREATE TABLE request (id TEXT, filler TEXT);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
            INSERT INTO request SELECT i, printf('%0100d', i) FROM n;
            """)
        let copy = try copyInMidChange(of: database)
        #expect(try LoadingError.reading(copy.path) == .changeUnfinished(path: copy.path))
        #expect(LoadingError.changeUnfinished(path: "").exitCode == 65)
        #expect(try LoadingError.reading(database.path) == nil)
    }

    @Test func `is a log that can't be shared where nothing may be written`() throws {
        let database = try TemporaryDatabase("PRAGMA user_version = 1")
        let writer = try DatabaseQueue(path: database.path)
        try writer.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA journal_mode = WAL")
            try connection.execute(sql: Mappings.tables)
        }
        let copy = try TemporaryDatabase("")
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: database.path + suffix, toPath: copy.path + suffix)
        }
        // Opens as little as a file that a read-only medium lacks, whoever asks.
        try FileManager.default.createSymbolicLink(
            atPath: copy.path + "-shm", withDestinationPath: copy.path + "-none/none")
        #expect(try LoadingError.reading(copy.path) == .logNotReadable(path: copy.path))
        #expect(LoadingError.logNotReadable(path: "").exitCode == 74)
        #expect("\(LoadingError.logNotReadable(path: "a"))".contains("VACUUM INTO"))
    }
}

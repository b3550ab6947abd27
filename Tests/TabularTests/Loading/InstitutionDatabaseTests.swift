import Foundation
import GRDB
import Tabular
import Testing

@Suite struct `An institution's database` {
    @Test func `is never created`() throws {
        let database = try TemporaryDatabase("")
        #expect(try LoadingError.reading(database.path) == .noSuchFile(path: database.path))
        #expect(!FileManager.default.fileExists(atPath: database.path))
        #expect(LoadingError.noSuchFile(path: database.path).exitCode == 66)
    }

    @Test func `is a file, not a folder`() throws {
        let folder = try TemporaryDatabase("").folder.path(percentEncoded: false)
        let kept = try TemporaryDatabase("")
        #expect(
            try LoadingError.reading(kept.folder.path(percentEncoded: false))
                == .folder(path: kept.folder.path()))
        #expect(try LoadingError.reading(folder) == .noSuchFile(path: folder))
    }

    @Test func `is refused empty, foreign, cut short or damaged`() throws {
        let database = try TemporaryDatabase("")
        let file = URL(filePath: database.path)
        try Data().write(to: file)
        #expect(try LoadingError.reading(database.path) == .emptyFile(path: database.path))
        try Data("customer;amount\n1;200\n".utf8).write(to: file)
        #expect(try LoadingError.reading(database.path) == .notADatabase(path: database.path))
        #expect(LoadingError.notADatabase(path: "").exitCode == 65)
    }

    @Test func `is a regular file, reached by a link or not`() throws {
        let database = try TemporaryDatabase(Mappings.tables)
        let pipe = database.folder.appending(path: "pipe").path(percentEncoded: false)
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(try LoadingError.reading(pipe) == .notReadable(path: pipe))
        let link = database.folder.appending(path: "link").path(percentEncoded: false)
        try FileManager.default.createSymbolicLink(
            atPath: link, withDestinationPath: database.path)
        #expect(try LoadingError.reading(link) == nil)
    }

    @Test func `shows a damaged page when its pages are checked`() throws {
        let database = try TemporaryDatabase(
            """
            CREATE TABLE request (id TEXT, filler TEXT);
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)
            INSERT INTO request SELECT i, printf('%0100d', i) FROM n;
            """)
        try database.open().checkPages()
        let file = URL(filePath: database.path)
        var bytes = try Data(contentsOf: file)
        for offset in 0..<4096 { bytes[4096 * 3 + offset] = 0xAB }
        try bytes.write(to: file)
        #expect(throws: LoadingError.damaged(path: database.path)) {
            try database.open().checkPages()
        }
        try bytes.prefix(bytes.count / 2).write(to: file)
        #expect(throws: LoadingError.damaged(path: database.path)) {
            try database.open().checkPages()
        }
    }

    @Test func `can't be written, attached or changed by a view`() throws {
        let database = try TemporaryDatabase(Mappings.tables)
        let other = try TemporaryDatabase("CREATE TABLE secret (value TEXT)")
        let before = try Data(contentsOf: URL(filePath: database.path))
        try database.mapped(try Mappings.parse(Mappings.text())) { _, snapshot in
            for sql in [
                "INSERT INTO main.request (id) VALUES ('r9')", "DELETE FROM main.verdict",
                "CREATE TABLE t (x)", "CREATE TEMP TABLE t (x)", "PRAGMA user_version = 7",
                "ATTACH '\(other.path)' AS other",
            ] {
                #expect(throws: (any Error).self, "\(sql)") { try snapshot.texts(sql) }
            }
        }
        #expect(try Data(contentsOf: URL(filePath: database.path)) == before)
    }

    @Test func `says that a writer has locked it, after the time it may wait`() throws {
        let database = try TemporaryDatabase(Mappings.tables)
        let writer = try DatabaseQueue(path: database.path)
        try writer.inDatabase { connection in
            try connection.execute(sql: "BEGIN EXCLUSIVE")
            let error = try LoadingError.reading(database.path)
            #expect(error == .locked(path: database.path, seconds: 0))
            #expect(error?.exitCode == 75)
            try connection.execute(sql: "ROLLBACK")
        }
        #expect(try LoadingError.reading(database.path) == nil)
    }

    @Test func `is read as one state while others write`() throws {
        let database = try TemporaryDatabase("PRAGMA user_version = 1")
        let writer = try DatabaseQueue(path: database.path)
        try writer.writeWithoutTransaction { connection in
            try connection.execute(sql: "PRAGMA journal_mode = WAL")
            try connection.execute(sql: Mappings.tables)
        }
        let mapping = try Mappings.parse(Mappings.text())
        let counts = try database.mapped(mapping) { _, snapshot in
            let before = try snapshot.count("SELECT count(*) FROM request")
            try writer.write { try $0.execute(sql: "DELETE FROM request WHERE id = 'r1'") }
            return [before, try snapshot.count("SELECT count(*) FROM request")]
        }
        #expect(counts == [3, 3])
        #expect(
            try database.mapped(mapping) { _, snapshot in
                try snapshot.count("SELECT count(*) FROM request")
            } == 2)
    }

    @Test func `may be read again and again, and two mappings never meet`() throws {
        let database = try TemporaryDatabase(Mappings.tables)
        let opened = try database.open()
        let half = Mappings.text(request: #""where": "id <> 'r1'","#)
        for (text, rows) in [(Mappings.text(), 3), (half, 2), (Mappings.text(), 3)] {
            let mapping = try Mappings.parse(text)
            let found = try opened.snapshot { snapshot in
                _ = try snapshot.install(mapping, schema: Lending.schema)
                return try snapshot.count("SELECT count(*) FROM temp.request")
            }
            #expect(found == rows)
        }
        #expect(throws: LoadingError.self) {
            try opened.snapshot { try $0.count("SELECT count(*) FROM temp.request") }
        }
    }

    @Test func `gives its tables, views and columns by name`() throws {
        let database = try TemporaryDatabase(
            "CREATE TABLE b (x INTEGER, y); CREATE VIEW a AS SELECT x FROM b")
        let schema = try database.open().snapshot { try $0.localSchema() }
        #expect(
            schema.tables == [
                LocalTable(
                    name: "a", isView: true,
                    columns: [LocalColumn(name: "x", declaredType: "INTEGER")]),
                LocalTable(
                    name: "b", isView: false,
                    columns: [
                        LocalColumn(name: "x", declaredType: "INTEGER"),
                        LocalColumn(name: "y", declaredType: ""),
                    ]),
            ])
    }
}

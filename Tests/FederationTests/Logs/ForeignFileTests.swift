import Federation
import FederationTesting
import Foundation
import GRDB
import Testing

@Suite struct `A log and a file of another kind` {
    /// Somebody's own database, in the journal mode that SQLite gives it.
    private func ownDatabase(in folder: TemporaryFolder) throws -> String {
        let path = folder.file("loans.sqlite")
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE loan (id INTEGER)") }
        try queue.close()
        return path
    }

    @Test func `a database of somebody else is refused, and not a byte of it is changed`() throws {
        let folder = try TemporaryFolder()
        let path = try ownDatabase(in: folder)
        let before = FileManager.default.contents(atPath: path)
        #expect(throws: LogError.notALog(path)) { try Transcript(path: path) }
        #expect(throws: LogError.notALog(path)) { try Transcript(path: path, creating: true) }
        #expect(throws: LogError.notALog(path)) { try Transcript(reading: path) }
        #expect(throws: LogError.notALog(path)) { try Ledger(path: path) }
        #expect(FileManager.default.contents(atPath: path) == before)
        #expect(!FileManager.default.fileExists(atPath: "\(path)-wal"))
    }

    @Test func `a copy of a transcript is one file that reading leaves as it is`() throws {
        let folder = try TemporaryFolder()
        let transcript = try Transcript(path: folder.file("run.sqlite"), creating: true)
        try transcript.append([], documents: [("charter", [1, 2, 3])])
        let path = folder.file("evidence.sqlite")
        try transcript.copy(to: path)
        let before = FileManager.default.contents(atPath: path)
        #expect(try Transcript(reading: path).document("charter") == [1, 2, 3])
        #expect(FileManager.default.contents(atPath: path) == before)
        #expect(!FileManager.default.fileExists(atPath: "\(path)-wal"))
    }
}

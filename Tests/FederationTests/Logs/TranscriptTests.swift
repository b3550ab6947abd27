import Federation
import FederationTesting
import Foundation
import Messaging
import Testing

@Suite struct `A transcript` {
    private func entries() throws -> [Transcript.Entry] {
        let staged = try RunStage.opened.run()
        var chain = HashChain()
        let envelopes = [staged.envelopes[0], try #require(try staged.next(from: 0))]
        return envelopes.enumerated().map {
            Transcript.Entry(
                number: UInt64($0 + 1), envelope: $1, head: chain.append($1.redacted),
                receipt: $0 == 1 ? [1, 2, 3] : nil)
        }
    }

    @Test func `gives back what was written, also to one who opens it later`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run.sqlite")
        let entries = try entries()
        let transcript = try Transcript(path: path, creating: true)
        try transcript.append([entries[0]], documents: [("charter", [1, 2])])
        try transcript.append(entries[1])
        let later = try Transcript(path: path)
        #expect(try later.entries() == entries)
        #expect(try later.entries(after: 1) == [entries[1]])
        #expect(try later.count() == 2)
        #expect(try later.document("charter") == [1, 2])
        #expect(try later.document("roster") == nil)
        #expect(try later.documentNames() == ["charter"])
    }

    @Test func `takes no entry twice, and nothing of a batch that holds one`() throws {
        let folder = try TemporaryFolder()
        let transcript = try Transcript(path: folder.file("run.sqlite"), creating: true)
        let entries = try entries()
        try transcript.append(entries[0])
        #expect(throws: LogError.self) {
            try transcript.append([entries[1], entries[0]], documents: [])
        }
        #expect(try transcript.count() == 1)
    }

    @Test func `can only grow`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run.sqlite")
        try Transcript(path: path, creating: true).append(try entries()[0])
        let raw = try RawDatabase(path: path)
        for sql in [
            "UPDATE entry SET head = x'00'", "DELETE FROM entry", "DELETE FROM document",
            "UPDATE document SET name = 'x'",
        ] {
            if sql.contains("document") {
                try? raw.execute("INSERT INTO document VALUES ('charter', x'01')")
            }
            #expect(throws: (any Error).self, "\(sql)") { try raw.execute(sql) }
        }
    }

    @Test func `is neither made nor mistaken where there is none`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("none.sqlite")
        #expect(throws: LogError.missing(path)) { try Transcript(path: path) }
        #expect(!FileManager.default.fileExists(atPath: path))
        let ledger = folder.file("ledger.sqlite")
        _ = try Ledger(path: ledger)
        #expect(throws: LogError.notALog(ledger)) { try Transcript(path: ledger) }
        let text = folder.file("notes.txt")
        try Data(repeating: 0x41, count: 5000).write(to: URL(filePath: text))
        #expect(throws: LogError.notALog(text)) { try Transcript(path: text, creating: true) }
    }

    @Test func `names the first entry that can't be read`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("run.sqlite")
        let transcript = try Transcript(path: path, creating: true)
        try transcript.append(try entries(), documents: [])
        let raw = try RawDatabase(path: path)
        try raw.dropTriggers()
        try raw.set("head", of: "entry", where: "number = 2", to: [1, 2, 3])
        #expect(throws: LogError.brokenChain(path, entry: 2)) { try transcript.entries() }
    }
}

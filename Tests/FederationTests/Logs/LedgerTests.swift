import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `A ledger` {
    static let run = RunID(bytes: [UInt8](repeating: 7, count: 16)) ?? .federation

    private func acceptance() throws -> Envelope {
        try #require(try RunStage.opened.run().next(from: 0))
    }

    @Test func `keeps what was received, by run and number`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger(path: folder.file("ledger.sqlite"))
        let entries = [1, 2].map { Ledger.Received(number: $0, bytes: [UInt8($0)]) }
        try ledger.append(entries, run: Self.run)
        try ledger.append([Ledger.Received(number: 1, bytes: [9])], run: .federation)
        #expect(try ledger.received(run: Self.run) == entries)
        #expect(try ledger.runs() == [Self.run])
    }

    @Test func `takes the entry that another process wrote meanwhile, and no other in its place`()
        throws
    {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        let (joined, approving) = (try Ledger(path: path), try Ledger(path: path))
        let entry = Ledger.Received(number: 1, bytes: [1])
        try joined.append([entry], run: .federation)
        try approving.append([entry], run: .federation)
        #expect(throws: LogError.brokenChain(path, entry: 1)) {
            try approving.append([Ledger.Received(number: 1, bytes: [2])], run: .federation)
        }
        #expect(try joined.received(run: .federation) == [entry])
    }

    @Test func `keeps a message whole, with plain words and receipt beside it`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        let envelope = try acceptance()
        let ledger = try Ledger(path: path)
        try ledger.store(
            Ledger.Sent(envelope: envelope, summary: "accepts", plain: [0, 1, .max]))
        #expect(try ledger.sent().map(\.receipt) == [nil])
        try ledger.add(receipt: [5], for: envelope.digest)
        try ledger.add(receipt: [6], for: envelope.digest)
        let kept = try #require(try Ledger(path: path).sent(run: Self.run).first)
        #expect(kept.envelope == envelope && kept.summary == "accepts")
        #expect(kept.plain == [0, 1, .max])
        #expect(kept.receipt == [5])
    }

    @Test func `never holds two messages with one number`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger(path: folder.file("ledger.sqlite"))
        let staged = try RunStage.opened.run()
        let other = staged.message(.ownFigures, [1], from: staged.members[0])
        try ledger.store(Ledger.Sent(envelope: try acceptance(), summary: ""))
        #expect(throws: LogError.self) {
            try ledger.store(Ledger.Sent(envelope: other, summary: ""))
        }
    }

    @Test func `binds a round to its first question`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        let (first, second) = (Digest.sha256([1]), Digest.sha256([2]))
        #expect(try Ledger(path: path).bind(run: Self.run, round: 1, question: first))
        let ledger = try Ledger(path: path)
        #expect(try ledger.bind(run: Self.run, round: 1, question: first))
        #expect(try !ledger.bind(run: Self.run, round: 1, question: second))
        #expect(try ledger.bind(run: Self.run, round: 2, question: second))
    }

    @Test func `freezes the first table and salt of a run`() throws {
        let folder = try TemporaryFolder()
        let ledger = try Ledger(path: folder.file("ledger.sqlite"))
        let first = try ledger.freeze(run: Self.run, salt: [1], hash: [2])
        let again = try ledger.freeze(run: Self.run, salt: [3], hash: [4])
        #expect(first == ([1], [2]) && again == ([1], [2]))
    }

    @Test func `can only grow`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        let ledger = try Ledger(path: path)
        try ledger.store(Ledger.Sent(envelope: try acceptance(), summary: "", plain: [1]))
        let raw = try RawDatabase(path: path)
        #expect(throws: (any Error).self) { try raw.execute("UPDATE sent SET plain = NULL") }
        #expect(throws: (any Error).self) { try raw.execute("DELETE FROM sent") }
    }

    @Test func `gets the tables that an earlier version did not make`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        let entry = Ledger.Received(number: 1, bytes: [1])
        try Ledger(path: path).append([entry], run: Self.run)
        try RawDatabase(path: path).execute("DROP TABLE frozen")
        let ledger = try Ledger(path: path)
        let frozen = try ledger.freeze(run: Self.run, salt: [1], hash: [2])
        #expect(frozen == ([1], [2]))
        #expect(try ledger.received(run: Self.run) == [entry])
    }

    @Test func `of another version is left as it is`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("ledger.sqlite")
        _ = try Ledger(path: path)
        try RawDatabase(path: path).execute("PRAGMA user_version = 1")
        #expect(throws: LogError.otherVersion(path)) { try Ledger(path: path) }
    }
}

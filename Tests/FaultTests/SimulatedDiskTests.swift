import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `A simulated disk` {
    private static let run = RunID(bytes: [UInt8](repeating: 9, count: 16)) ?? .federation

    private let folder: TemporaryFolder
    private let ledger: Ledger
    private let disk: SimulatedDisk

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger(path: folder.file("ledger.sqlite"))
        disk = try SimulatedDisk(path: folder.file("ledger.sqlite"))
    }

    private func bind(_ round: UInt32) throws -> Bool {
        try ledger.bind(run: Self.run, round: round, question: .sha256([1]))
    }

    @Test func `that is full fails with SQLite's own error, and nothing is written`() throws {
        try disk.fail(.full, afterRows: 1)
        #expect(try bind(1))
        #expect(throws: LogError.diskFull(folder.file("ledger.sqlite"))) { try bind(2) }
        #expect(throws: LogError.self) {
            try ledger.freeze(run: Self.run, salt: [1], hash: [2])
        }
        try disk.recover()
        #expect(try ledger.bind(run: Self.run, round: 2, question: .sha256([2])))
        #expect(try bind(1))
    }

    @Test func `that dies keeps what was written before, transaction by transaction`() throws {
        try disk.fail(.crash, afterRows: 1)
        let entries = [1, 2].map { Ledger.Received(number: $0, bytes: [UInt8($0)]) }
        #expect(throws: LogError.self) { try ledger.append(entries, run: Self.run) }
        #expect(try ledger.received(run: Self.run).isEmpty)
        try disk.recover()
        try ledger.append(entries, run: Self.run)
        #expect(try ledger.received(run: Self.run) == entries)
    }

    @Test func `does not meddle with a log that works`() throws {
        #expect(try bind(1) && bind(2))
        #expect(try !ledger.bind(run: Self.run, round: 2, question: .sha256([2])))
    }
}

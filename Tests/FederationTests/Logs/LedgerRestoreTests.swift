import Federation
import FederationTesting
import Foundation
import Messaging
import Testing

@Suite struct `A ledger out of a backup` {
    static let runs = (1...3).compactMap { RunID(bytes: [UInt8](repeating: $0, count: 16)) }

    /// Spoke in three runs: the first was stopped, the second finished, the third is open.
    private func ledger(in folder: TemporaryFolder) throws -> Ledger {
        let federation = try FederationFixture()
        let ledger = try Ledger(path: folder.file("ledger.sqlite"))
        for (run, ending) in zip(
            Self.runs, [MessageType.cancellation, .outcome, .maskBlockOpening])
        {
            var own = federation.writer(of: federation.institutions[0], run: run)
            var desk = federation.writer(of: federation.coordinator, run: run)
            let said = own.seal(
                .runAcceptance, payload: [1], to: federation.coordinator.id, replyingTo: .zero,
                logHead: .zero, nowMilliseconds: FederationFixture.now)
            let heard = desk.seal(
                ending, payload: [2], to: .everyone, replyingTo: .zero, logHead: .zero,
                nowMilliseconds: FederationFixture.now)
            try ledger.store(Ledger.Sent(envelope: said, summary: ""))
            try ledger.append([Ledger.Received(number: 1, bytes: heard.bytes)], run: run)
        }
        return ledger
    }

    @Test func `knows the runs whose end it has seen`() throws {
        let folder = try TemporaryFolder()
        let ledger = try ledger(in: folder)
        #expect(try ledger.openRuns() == [Self.runs[2]])
        #expect(try ledger.ending(of: Self.runs[0]) == .cancellation)
        #expect(try ledger.ending(of: Self.runs[1]) == .outcome)
        #expect(try ledger.lastIssuedMilliseconds() == FederationFixture.now)
    }

    @Test func `holds all it held, and the open runs as lost`() throws {
        let folder = try TemporaryFolder()
        let ledger = try ledger(in: folder)
        try ledger.backUp(to: folder.file("backup"))
        let backup = try Data(contentsOf: URL(fileURLWithPath: folder.file("backup")))
        let lost = try Ledger.restore(folder.file("backup"), asDraft: folder.file("draft"))
        #expect(lost == [Self.runs[2]])
        let restored = try Ledger(path: folder.file("draft"), creating: false)
        #expect(try Self.runs.map { try restored.isLost($0) } == [false, false, true])
        #expect(try restored.sent() == ledger.sent())
        #expect(try Self.runs.map { try ledger.isLost($0) } == [false, false, false])
        #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file("backup"))) == backup)
    }

    @Test func `is refused where a byte of it is damaged`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("backup")
        try ledger(in: folder).backUp(to: path)
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        for place in stride(from: 4096 + 1, to: bytes.count, by: 4096) { bytes[place] ^= 0xFF }
        try bytes.write(to: URL(fileURLWithPath: path))
        #expect(throws: LogError.damaged(path)) {
            try Ledger.restore(path, asDraft: folder.file("draft"))
        }
        #expect(!FileManager.default.fileExists(atPath: folder.file("draft")))
    }
}

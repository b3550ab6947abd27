import Documents
import Federation
import FederationTesting
import Foundation
import GRDB
import Institution
import Learning
import Messaging
import Tabular
import Testing

@Suite(.timeLimit(.minutes(15))) struct `A database that somebody writes` {
    private let folder: TemporaryFolder
    private let sample = OrchardSample(name: "alder", rows: 120, seed: 1)

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Another program that holds the whole file until it is released.
    private func lock(_ path: String) throws -> DatabaseQueue {
        let queue = try DatabaseQueue(path: path)
        try queue.inDatabase { try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
        try queue.write { try $0.execute(sql: "CREATE TABLE diary (entry)") }
        return queue
    }

    @Test func `is waited for five seconds, and then said to be locked`() throws {
        let path = try sample.write(into: folder.path)
        let writer = try lock(path)
        func load() throws -> LoadedFrame {
            try InstitutionData(
                domain: Orchard.self, databasePath: path, mappingBytes: sample.mapping()
            ).load(OrchardStudy.study())
        }
        #expect(throws: LoadingError.locked(path: path, seconds: 5)) { try load() }
        try writer.close()
        #expect(try load().frame.rowCount == 120)
    }

    @Test func `delays a run, and spoils it not`() async throws {
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(OrchardStudy.study())
        let path = federation.homes[0].configuration.database
        let writer = try lock(path)
        let nodes = JoinedNodes(federation)
        async let closed: Void = nodes.runUntilClosed()
        while nodes.clock.waited == .zero { try await Task.sleep(for: .milliseconds(50)) }
        try writer.close()
        try await closed
        let lines = nodes.sayings.of("alder")
        #expect(lines.contains { $0.contains("was locked by a writer for 5 s") })
        #expect(try await federation.machine?.outcome != nil)
    }
}

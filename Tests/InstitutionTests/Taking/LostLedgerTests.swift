import Console
import Federation
import FederationTesting
import Foundation
import Institution
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `A node whose ledger is not the last one` {
    /// A federation whose nodes were stopped in the middle, and Alder's home as a backup after the
    /// first round left it.
    private struct Scene {
        let federation: WholeFederation
        let backup: String

        var alder: NodeHome { federation.homes[0] }
        var ledgerPath: String { alder.folder.path("ledger.sqlite") }
        var rootPath: String { alder.folder.path("blocks/\(WholeFederation.run.hex).root") }

        init() async throws {
            federation = try await WholeFederation.ofOrchards()
            backup = federation.folder.file("backup.sqlite")
            try await federation.open(OrchardStudy.study())
            let nodes = JoinedNodes(federation)
            try await nodes.run(until: "round 1:")
            try alder.ledger().backUp(to: backup)
            try await nodes.run(until: "round 4:")
        }

        /// What the coordinator holds of Alder: the number of its last message in the run.
        func coordinatorHolds() throws -> UInt64 {
            let me = NodeID.of(try alder.signingKey.verifyingKey)
            return try entries().filter { $0.header.sender == me }.map(\.header.sequence).max() ?? 0
        }

        func entries() throws -> [Envelope] {
            let path = federation.coordinator.transcriptPath(of: WholeFederation.run)
            return try Transcript(path: path).entries().map(\.envelope)
        }

        func removeLedger() throws {
            for suffix in ["", "-wal", "-shm"] {
                try? FileManager.default.removeItem(atPath: ledgerPath + suffix)
            }
        }

        /// As if the file had been copied back by hand.
        func copyBack() throws {
            try removeLedger()
            try FileManager.default.copyItem(atPath: backup, toPath: ledgerPath)
        }

        func join() async throws {
            let service = try JoinService(
                home: alder, domain: Orchard.self, transport: federation.transport(of: alder),
                clock: InstantClock(), now: federation.clock.now, say: { _ in })
            try await service.run()
        }
    }

    @Test func `signs nothing with a copied one, and names both numbers`() async throws {
        let scene = try await Scene()
        try scene.copyBack()
        let (ends, holds) = (
            try scene.alder.ledger().lastSequence(
                run: WholeFederation.run, of: .of(scene.alder.signingKey.verifyingKey)),
            try scene.coordinatorHolds()
        )
        let entries = try scene.entries().count
        #expect(ends < holds)
        let error = LedgerError.behind(
            WholeFederation.run, ledgerEnds: ends, coordinatorHolds: holds)
        #expect(
            error.description.contains(
                "your ledger ends at \(ends), the coordinator has a receipt for \(holds)"))
        #expect(Console.ExitStatus.of(error) == .tryLater)
        for _ in 0..<2 { await #expect(throws: error) { try await scene.join() } }
        #expect(try scene.alder.ledger().sent(run: WholeFederation.run).count == Int(ends))
        #expect(try scene.entries().count == entries)
    }

    @Test func `does not start anew, in silence, where it was deleted`() async throws {
        let scene = try await Scene()
        try scene.removeLedger()
        await #expect(throws: LogError.missing(scene.ledgerPath)) { try await scene.join() }
        #expect(!FileManager.default.fileExists(atPath: scene.ledgerPath))
    }

    @Test func `fetches back what it signed, and ends the run it can't answer in`() async throws {
        let scene = try await Scene()
        try scene.removeLedger()
        let holds = try scene.coordinatorHolds()
        let missing = try await Recovery(scene.alder).run(
            scene.federation.transport(of: scene.alder))
        #expect(
            missing == [
                Recovery.Missing(run: .federation, messages: 1),
                Recovery.Missing(run: WholeFederation.run, messages: Int(holds)),
            ])
        #expect(!FileManager.default.fileExists(atPath: scene.rootPath))
        try await JoinedNodes(scene.federation).runUntilClosed()
        let own = try scene.alder.ledger().sent(run: WholeFederation.run).map(\.envelope)
        #expect(own.map(\.header.sequence) == Array(1...holds + 1))
        #expect(own.last?.header.messageType == .refusal)
        #expect(try Refusal(parsing: own.last?.payload ?? []).rule == "mask-material-lost")
        let path = scene.federation.coordinator.transcriptPath(of: WholeFederation.run)
        _ = try RunReplay(transcript: Transcript(path: path))
    }

    @Test func `has nothing to fetch back where all is there`() async throws {
        let scene = try await Scene()
        let missing = try await Recovery(scene.alder).run(
            scene.federation.transport(of: scene.alder))
        #expect(missing.isEmpty)
        #expect(try !scene.alder.ledger().isLost(WholeFederation.run))
        #expect(FileManager.default.fileExists(atPath: scene.rootPath))
    }

    @Test func `restored from a backup, answers nothing more in a run that was open`() async throws
    {
        let scene = try await Scene()
        #expect(try scene.alder.restore(scene.backup) == [WholeFederation.run])
        #expect(try scene.alder.ledger().isLost(WholeFederation.run))
        #expect(!FileManager.default.fileExists(atPath: scene.rootPath))
        #expect(FileManager.default.fileExists(atPath: scene.ledgerPath + ".replaced"))
        await #expect(throws: LedgerError.self) { try await scene.join() }
        _ = try await Recovery(scene.alder).run(scene.federation.transport(of: scene.alder))
        try await JoinedNodes(scene.federation).runUntilClosed()
        guard
            case .closed(.stopped(let cancellation, _)) = try await scene.federation.machine?.phase
        else {
            Issue.record("nobody knows what a restored node answered")
            return
        }
        #expect(cancellation.text.contains("alder"))
    }

    @Test func `is not restored from a file that is no whole ledger`() async throws {
        let scene = try await Scene()
        let count = try scene.alder.ledger().sent().count
        let foreign = scene.federation.coordinator.transcriptPath(of: WholeFederation.run)
        #expect(throws: LogError.notALog(foreign)) { try scene.alder.restore(foreign) }
        #expect(try scene.alder.ledger().sent().count == count)
    }

    /// The tail of the feed shows an approval that the ledger lacks.
    @Test func `signs no decision on a study either`() async throws {
        let federation = try await WholeFederation.ofOrchards()
        let alder = federation.homes[0]
        let study = try OrchardStudy.study()
        try federation.publish(study)
        let backup = federation.folder.file("early.sqlite")
        try alder.ledger().backUp(to: backup)
        try await federation.approve(study, by: alder)
        _ = try alder.restore(backup)
        await #expect(
            throws: LedgerError.behind(.federation, ledgerEnds: 0, coordinatorHolds: 1)
        ) { try await federation.approve(study, by: alder) }
    }
}

import Console
import Documents
import Federation
import FederationTesting
import Foundation
import Institution
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `A node whose connection or data fails` {
    @Test(arguments: [1, 2] as [UInt64])
    func `ends the same over a connection that loses messages and receipts`(
        seed: UInt64
    ) async throws {
        let study = try OrchardStudy.study()
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(study)
        let transports = try federation.homes.enumerated().map { index, home in
            FaultyTransport(try federation.transport(of: home), seed: 10 * seed + UInt64(index))
        }
        let homes = federation.homes.map(\.folder.path)
        let nodes = JoinedNodes(federation) { home in
            transports[homes.firstIndex(of: home.folder.path) ?? 0]
        }
        try await nodes.runUntilClosed()
        let outcome = try #require(try await federation.machine?.outcome)
        let rows = try federation.homes.map {
            try RunDesk(home: $0, domain: Orchard.self, study: study).rows
        }
        let rehearsed = try Rehearsal(study: study, institutions: rows).run { _ in }.outcome
        #expect(outcome.payload == rehearsed.payload, "seed \(seed)")
        #expect(transports.allSatisfy { $0.faults > 10 }, "seed \(seed)")
        #expect(nodes.clock.waited > .seconds(10))
        for home in federation.homes {
            let sent = try home.ledger().sent(run: WholeFederation.run)
            #expect(sent.allSatisfy { $0.receipt != nil })
            #expect(Set(sent.map(\.envelope.digest)).count == sent.count)
        }
    }

    /// A coordinator that answers everything with one error.
    private struct Refusing: Transport {
        let error: TransportError

        func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] { throw error }

        func messages(
            run: RunID, after entry: UInt64, waiting: Bool
        ) async throws(TransportError) -> [[UInt8]] { throw error }
    }

    @Test(arguments: [
        TransportError.refused(status: 403, code: "revoked-sender", text: "Not a member."),
        .notACoordinator, .certificateRejected("unknown authority"),
    ])
    func `stops with a named error where time heals nothing`(error: TransportError) async throws {
        let federation = try await WholeFederation.ofOrchards()
        let service = try JoinService(
            home: federation.homes[0], domain: Orchard.self, transport: Refusing(error: error),
            clock: InstantClock(), now: federation.clock.now, say: { _ in })
        await #expect(throws: error) { try await service.run() }
    }

    @Test func `refuses, signed, where its database is gone, and the run stops`() async throws {
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(OrchardStudy.study())
        let home = federation.homes[1]
        try FileManager.default.removeItem(atPath: home.configuration.database)
        let nodes = JoinedNodes(federation)
        try await nodes.runUntilClosed()
        let machine = try #require(try await federation.machine)
        guard case .closed(.stopped(let cancellation, _)) = machine.phase else {
            Issue.record("a run without rows stops")
            return
        }
        #expect(cancellation.reason == .refused)
        #expect(cancellation.text.contains("birch") && !cancellation.text.contains(".sqlite"))
        #expect(nodes.sayings.of("birch").contains { $0.contains("no such file") })
        let sent = try home.ledger().sent(run: WholeFederation.run)
        #expect(sent.map(\.envelope.header.messageType) == [.refusal])
    }

    @Test func `refuses to answer from a table that changed since the run began`() async throws {
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(OrchardStudy.study())
        let nodes = JoinedNodes(federation)
        try await nodes.run(until: "round 1:")
        let home = federation.homes[2]
        try FileManager.default.removeItem(atPath: home.configuration.database)
        _ = try OrchardSample(name: "cedar", rows: 91, seed: 3).write(
            into: federation.folder.path)
        try await nodes.runUntilClosed()
        let machine = try #require(try await federation.machine)
        guard case .closed(.stopped(let cancellation, _)) = machine.phase else {
            Issue.record("answers from other rows would be told apart")
            return
        }
        #expect(cancellation.reason == .refused)
        #expect(cancellation.text.contains("The table changed since this run began."))
    }

    /// Shows the entries of every run with one bit flipped, and the federation's as they are.
    private struct Altering: Transport {
        let inner: any Transport

        func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] {
            try await inner.submit(envelope)
        }

        func messages(
            run: RunID, after entry: UInt64, waiting: Bool
        ) async throws(TransportError) -> [[UInt8]] {
            let items = try await inner.messages(run: run, after: entry, waiting: waiting)
            guard run != .federation else { return items }
            return items.map { item in
                var altered = item
                altered[altered.count - 1] ^= 1
                return altered
            }
        }
    }

    @Test(arguments: [-121_000, -1_700_000_000_000])
    func `signs nothing by a clock that can't be right`(step: Int64) async throws {
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(OrchardStudy.study())
        let home = federation.homes[0]
        let now = UInt64(Int64(federation.clock.milliseconds) + step)
        let service = try JoinService(
            home: home, domain: Orchard.self, transport: federation.transport(of: home),
            clock: InstantClock(), now: { now }, say: { _ in })
        await #expect(
            throws: ClockError.behindOwnMessage(
                lastMilliseconds: federation.clock.milliseconds, nowMilliseconds: now)
        ) { try await service.run() }
        #expect(try home.ledger().sent(run: WholeFederation.run).isEmpty)
    }

    @Test func `reads no rows for a run of the past that was stopped`() async throws {
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(OrchardStudy.study())
        let run = WholeFederation.run
        let nodes = JoinedNodes(federation)
        try await nodes.run(until: "round 1:")
        try federation.coordinator.store().cancel(run, text: "Enough.")
        try await federation.program.refresh()
        try await nodes.runUntilClosed()
        let home = federation.homes[0]
        try FileManager.default.removeItem(atPath: home.configuration.database)
        #expect(try await JoinedNodes(federation).sayings(of: home).isEmpty)
    }

    @Test func `leaves a run that it can't trust, and goes on with the federation`() async throws {
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(OrchardStudy.study())
        let nodes = JoinedNodes(federation) { home in
            Altering(inner: try federation.transport(of: home))
        }
        try await nodes.run(until: "left, as nothing more of it can be trusted")
        let sent = try federation.homes.map { try $0.ledger().sent(run: WholeFederation.run) }
        #expect(sent.allSatisfy { $0.isEmpty })
    }
}

import Console
import Federation
import FederationTesting
import Institution
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `A dry run` {
    private let heard = Sayings()

    private func played(_ name: String, in federation: WholeFederation) async throws -> LedgerView {
        let home = try federation.home(name)
        return try await DryRun(
            home: home, domain: Orchard.self, transport: federation.transport(of: home),
            clock: InstantClock(), now: federation.clock.now, say: { heard.hear(name, $0) }
        ).run()
    }

    private func entries(_ federation: WholeFederation) async throws -> [[UInt8]] {
        try await federation.transport(of: federation.home("birch")).messages(
            run: WholeFederation.run, after: 0, waiting: false)
    }

    @Test func `prints the acceptance that would leave, and neither sends nor keeps it`()
        async throws
    {
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(OrchardStudy.study())
        let before = try await entries(federation)
        let home = try federation.home("alder")
        let kept = try home.ledger().sent().map(\.envelope)
        for _ in 0..<2 {
            #expect(
                try await played("alder", in: federation).messages.map(\.type) == ["runAcceptance"])
        }
        #expect(try await entries(federation) == before)
        #expect(try home.ledger().sent().map(\.envelope) == kept)
        #expect(try home.ledger().received(run: WholeFederation.run).isEmpty)
        #expect(home.folder.names(in: "blocks").isEmpty)
        #expect(!home.folder.exists("dry-run.sqlite"))
    }

    @Test func `prints the very answer that leaves afterwards, block by block`() async throws {
        let federation = try await WholeFederation.ofOrchards()
        try await federation.open(OrchardStudy.study())
        let alder = try NodeID.of(federation.home("alder").signingKey.verifyingKey)
        try await JoinedNodes(federation) { home in
            let direct = try federation.transport(of: home)
            return direct.peer == alder ? UnaskedTransport(direct) : direct
        }.run(until: "masked answer to row-counts", by: ["birch", "cedar"])
        let message = try #require(try await played("alder", in: federation).messages.first)
        guard case .answer(let step, let blocks) = message.contents else {
            Issue.record("the answer is told by its blocks")
            return
        }
        #expect(step == "row-counts" && blocks.first?.name == "rows")
        try await JoinedNodes(federation).runUntilClosed()
        let sent = try federation.home("alder").ledger().sent(run: WholeFederation.run)
        let answer = try #require(sent.first { $0.plain != nil })
        #expect(answer.envelope.payload == message.envelope.payload)
        #expect(
            answer.plain == blocks.flatMap(\.words).map { UInt64(bitPattern: $0) })
        #expect(try await played("alder", in: federation).messages.isEmpty)
    }

    @Test func `prints the refusal where the policy forbids the run`() async throws {
        let federation = try await WholeFederation.ofOrchards(
            policies: ["birch": #"{"policy": 1, "smallestFederation": 4}"#])
        try await federation.open(OrchardStudy.study())
        let view = try await played("birch", in: federation)
        #expect(view.messages.map(\.type) == ["refusal"])
        #expect(
            view.lines(.everything) { _ in "" }.contains { $0.hasSuffix(": smallest-federation") })
        #expect(heard.of("birch").contains { $0.contains("refuses bare-trees") })
    }
}

/// A connection that breaks for good before the first question is shown.
private struct UnaskedTransport: Transport {
    private let inner: DirectTransport

    init(_ inner: DirectTransport) { self.inner = inner }

    func submit(_ envelope: [UInt8]) async throws(TransportError) -> [UInt8] {
        try await inner.submit(envelope)
    }

    func messages(
        run: RunID, after entry: UInt64, waiting: Bool
    ) async throws(TransportError) -> [[UInt8]] {
        let items = try await inner.messages(run: run, after: entry, waiting: waiting)
        let asks = items.contains { item in
            let entry = try? RunLog.Item(decoding: Array(item.dropFirst(8)))
            return entry?.header.header.messageType == .question
        }
        guard !asks else { throw .cancelled }
        return items
    }
}

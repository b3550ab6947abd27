import Comparison
import Federation
import FederationTesting
import Institution
import Messaging
import Testing

@Suite struct `What left an institution` {
    private let folder: TemporaryFolder
    private let ledger: Ledger
    private let node: FederationFixture.Node
    private let fixture: FederationFixture

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger(path: folder.file("ledger.sqlite"))
        fixture = try FederationFixture()
        node = fixture.institutions[0]
    }

    /// Stores messages of these types, in order, about a run.
    private func store(_ types: [MessageType], about run: RunID) throws -> [Envelope] {
        var writer = fixture.writer(of: node, run: run)
        return try types.map { type in
            let place: MessageWriter.Place = type == .maskedAnswer ? .question(1) : .outside
            let envelope = writer.seal(
                type, payload: [1, 2, 3], to: .everyone, replyingTo: .zero, at: place,
                logHead: .zero, nowMilliseconds: FederationFixture.now)
            try ledger.store(Ledger.Sent(envelope: envelope, summary: "says \(type)"))
            return envelope
        }
    }

    @Test func `is nothing at first`() throws {
        let view = try LedgerView(ledger)
        #expect(view.messages.isEmpty && view.departures.isEmpty)
        #expect(view.lines { _ in "" }.isEmpty)
    }

    @Test func `is counted by kind, with its bytes and who can read it`() throws {
        _ = try store(
            [.runAcceptance, .maskKeys, .maskedAnswer, .maskedAnswer], about: WholeFederation.run)
        let departures = try LedgerView(ledger).departures
        #expect(departures.map(\.messages) == [2, 1, 1])
        #expect(departures.map(\.bytes) == [726, 363, 363])
        #expect(
            departures.map(\.readableBy) == [
                "nobody; only the sum over all members can be read",
                "the coordinator and the members", "the coordinator",
            ])
    }

    @Test func `is one line a message: when, where, what, how large, to whom, its receipt`() throws
    {
        let envelopes = try store([.runAcceptance, .maskedAnswer], about: WholeFederation.run)
        let coordinator = fixture.coordinator
        let head = try #require(Digest(bytes: [UInt8](repeating: 0xAB, count: 32)))
        let receipt = Receipt.make(
            for: envelopes[0].redacted, entry: 4, head: head, coordinator: coordinator.entry.id,
            keyEpoch: 1, key: coordinator.key, nowMilliseconds: FederationFixture.now)
        try ledger.add(receipt: receipt.bytes, for: envelopes[0].digest)
        try ledger.add(receipt: [1], for: envelopes[1].digest)
        let place = "at 1800000000000  07070707"
        #expect(
            try LedgerView(ledger).lines { "at \($0)" } == [
                """
                \(place)  says runAcceptance, 363 bytes to the coordinator and all members, \
                receipt: entry 4, head abababababababab
                """,
                """
                \(place) round 1  says maskedAnswer, 363 bytes to the coordinator and all members, \
                a receipt that can't be read
                """,
            ])
    }

    @Test func `is told of one run, or of all and the federation`() throws {
        _ = try store([.studyApproval], about: .federation)
        _ = try store([.runAcceptance], about: WholeFederation.run)
        #expect(try LedgerView(ledger).messages.count == 2)
        #expect(try LedgerView(ledger, run: WholeFederation.run).messages.count == 1)
        let lines = try LedgerView(ledger, run: .federation).lines { _ in "then" }
        #expect(
            lines == [
                """
                then  federation  says studyApproval, 363 bytes to the coordinator and all members, \
                no receipt yet
                """
            ])
    }
}

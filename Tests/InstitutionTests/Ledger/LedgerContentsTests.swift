import Comparison
import Documents
import Federation
import FederationTesting
import Institution
import Learning
import Messaging
import Testing

@Suite(.timeLimit(.minutes(15))) struct `What each message in a ledger holds` {
    private func view(of home: NodeHome) throws -> LedgerView {
        let ledger = try home.ledger()
        return try LedgerView(
            ledger, questions: LedgerQuestions(ledger, charter: home.charter))
    }

    private func finished() async throws -> WholeFederation {
        let policy = #"{"policy": 1, "nameOwnFigures": true}"#
        let federation = try await WholeFederation.ofOrchards(
            policies: ["alder": policy, "birch": policy])
        try await federation.open(OrchardStudy.study())
        try await JoinedNodes(federation).runUntilClosed()
        return federation
    }

    private func blocks(_ message: LedgerMessage) -> [BlockReading] {
        if case .answer(_, let blocks) = message.contents { blocks } else { [] }
    }

    private func statements(_ type: MessageType, in view: LedgerView) -> [String: String] {
        for message in view.messages where message.envelope.header.messageType == type {
            guard case .statements(let found) = message.contents else { continue }
            return Dictionary(uniqueKeysWithValues: found.map { ($0.path, $0.value) })
        }
        return [:]
    }

    @Test func `is told in full: request, approval, keys, answers by block, own figures`()
        async throws
    {
        let federation = try await finished()
        let home = try federation.home("alder")
        let view = try view(of: home)
        #expect(
            Set(view.messages.map(\.type)) == [
                "registrationRequest", "studyApproval", "runAcceptance", "maskKeys",
                "maskedAnswer", "ownFigures",
            ])
        let request = statements(.registrationRequest, in: view)
        #expect(request["name"] == "alder" && request["secret"] == "not shown")
        let approval = statements(.studyApproval, in: view)
        #expect(approval == ["study": try OrchardStudy.study().digest.hex, "waivers": "none"])
        #expect(statements(.runAcceptance, in: view)["ownFigures"] == "yes")
        #expect(statements(.maskKeys, in: view)["pair_key"]?.count == 64)
        #expect(statements(.ownFigures, in: view)["trainingBand"] != nil)
        try checkAnswers(of: federation)
        try checkExports(view, of: home)
    }

    /// Before masking, the blocks of all three add up to what the federation learned.
    private func checkAnswers(of federation: WholeFederation) throws {
        let views = try federation.homes.map(view)
        for (view, home) in zip(views, federation.homes) {
            let sent = try home.ledger().sent(run: WholeFederation.run).filter { $0.plain != nil }
            let answers = view.messages.filter { $0.type == "maskedAnswer" }
            #expect(answers.count == sent.count)
            for (answer, sent) in zip(answers, sent) {
                let words = blocks(answer).flatMap(\.words).map { UInt64(bitPattern: $0) }
                #expect(words == sent.plain)
            }
        }
        let first = views.compactMap { view in
            view.messages.first { $0.type == "maskedAnswer" }.map(blocks)?.first
        }
        let rows = try federation.homes.map {
            try RunDesk(home: $0, domain: Orchard.self, study: OrchardStudy.study()).rows
        }
        #expect(first.map(\.name) == ["rows", "rows", "rows"])
        #expect(
            first.map { $0.values.reduce(0, +) } == rows.map { Double($0.frame.rowCount) })
    }

    private func checkExports(_ view: LedgerView, of home: NodeHome) throws {
        let exported = view.json(institution: "alder") { "\($0)" }.encoded()
        let document = try JSONParser.parse(exported, maximumBytes: 1 << 24)
        guard case .array(let messages) = document["messages"] else {
            Issue.record("an export lists its messages")
            return
        }
        #expect(messages.count == view.messages.count)
        for (entry, message) in zip(messages, view.messages) {
            guard case .string(let text) = entry["signedHeader"] else { continue }
            let header = try SealedHeader(decoding: #require(Base64.decode(text)))
            #expect(header == message.envelope.redacted)
            #expect((entry["receipt"] != .null) == message.hasReceipt)
        }
        let answered = view.messages.flatMap(blocks).map(\.words.count).reduce(0, +)
        let told = view.csv { "\($0)" }.split(separator: "\r\n")
        #expect(told.count { $0.contains(",maskedAnswer,") } == answered)
    }

    @Test func `is bare words where the question is not in the ledger`() throws {
        let message = Ledger.Sent(
            envelope: try federationMessage(.maskedAnswer), summary: "answer", plain: [1, .max])
        let view = try LedgerView([message])
        #expect(view.messages.map(\.contents) == [.bareWords([1, -1])])
        #expect(
            view.lines(.everything) { _ in "" }.last == "    before masking, in words: 1 -1")
    }

    @Test func `is shown by its first eight words where not everything is asked for`() throws {
        let message = Ledger.Sent(
            envelope: try federationMessage(.maskedAnswer), summary: "answer",
            plain: [UInt64](0..<10))
        let view = try LedgerView([message])
        #expect(
            view.lines(.beginnings) { _ in "" }.last
                == "    before masking, in words: 0 1 2 3 4 5 6 7 … and 2 more")
        #expect(view.lines(.none) { _ in "" }.count == 1)
    }

    @Test func `leaves no leaf of a document out`() throws {
        let approval = StudyApproval(
            study: .zero,
            waivers: [Waiver(check: "duplicates", reason: "two clinics", who: "Ann")])
        let message = Ledger.Sent(
            envelope: try federationMessage(.studyApproval, approval.payload), summary: "")
        #expect(
            try LedgerView([message]).lines(.beginnings) { _ in "" }.dropFirst() == [
                "    study (SHA-256 of the study): \(Digest.zero.hex)",
                "    waivers[0].check (check that may warn): duplicates",
                "    waivers[0].reason (why): two clinics",
                "    waivers[0].who (who says so): Ann",
            ])
    }

    private func federationMessage(
        _ type: MessageType, _ payload: [UInt8] = []
    ) throws -> Envelope {
        let fixture = try FederationFixture()
        var writer = fixture.writer(of: fixture.institutions[0], run: WholeFederation.run)
        return writer.seal(
            type, payload: payload, to: .everyone, replyingTo: .zero, logHead: .zero,
            nowMilliseconds: FederationFixture.now)
    }
}

import Documents
import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `The rules of a run` {
    /// A message that could come next: of which type, and from the coordinator or member 0 or 1.
    struct Candidate: Hashable, Sendable {
        let type: MessageType
        let member: Int?

        init(_ type: MessageType, _ member: Int? = nil) {
            self.type = type
            self.member = member
        }
    }

    static let all: [Candidate] = [
        Candidate(.runOpening), Candidate(.maskBlockOpening), Candidate(.question),
        Candidate(.sum), Candidate(.outcome), Candidate(.cancellation),
        Candidate(.runAcceptance, 0), Candidate(.runAcceptance, 1), Candidate(.maskKeys, 0),
        Candidate(.maskKeys, 1), Candidate(.maskedAnswer, 0), Candidate(.maskedAnswer, 1),
        Candidate(.ownFigures, 0), Candidate(.refusal, 1),
    ]

    /// What is taken at each stage, besides a cancellation and, once the run is open, a refusal.
    static let awaited: [RunStage: Set<Candidate>] = [
        .notOpen: [Candidate(.runOpening)],
        .opened: [Candidate(.runAcceptance, 0), Candidate(.runAcceptance, 1)],
        .oneAccepted: [Candidate(.runAcceptance, 1)],
        .allAccepted: [Candidate(.maskBlockOpening)],
        .keysAsked: [Candidate(.maskKeys, 0), Candidate(.maskKeys, 1)],
        .oneKey: [Candidate(.maskKeys, 1)],
        .aboutToAsk: [Candidate(.question)],
        .asked: [Candidate(.maskedAnswer, 0), Candidate(.maskedAnswer, 1)],
        .oneAnswer: [Candidate(.maskedAnswer, 1)],
        .allAnswers: [Candidate(.sum)],
        .reporting: [Candidate(.outcome), Candidate(.ownFigures, 0)],
        .refused: [],
        .finished: [],
    ]

    /// The right message of this kind where it is due, else one of the kind.
    private func envelope(_ candidate: Candidate, in staged: StagedRun) throws -> Envelope {
        let due = try candidate.member.map(staged.next(from:)) ?? staged.next()
        if let due, due.header.messageType == candidate.type { return due }
        if candidate.type == .ownFigures, case .reporting(let state) = staged.machine.phase {
            return staged.message(
                .ownFigures, Array("{}".utf8), from: staged.members[0],
                to: staged.coordinator.id, replyingTo: state.question)
        }
        let node = candidate.member.map { staged.members[$0] } ?? staged.coordinator
        let place: MessageWriter.Place =
            switch candidate.type {
            case .question, .maskedAnswer: .question(1)
            case .sum: .sum(1)
            default: .outside
            }
        return staged.message(
            candidate.type, payload(of: candidate.type), from: node,
            replyingTo: staged.machine.opening, at: place)
    }

    private func payload(of type: MessageType) -> [UInt8] {
        switch type {
        case .cancellation: Cancellation(reason: .operator, text: "stop").payload
        case .refusal: Refusal(rule: "hours", step: "profile", text: "not at night").payload
        default: Array("{}".utf8)
        }
    }

    @Test(arguments: RunStage.allCases)
    func `say at every stage which messages are awaited`(stage: RunStage) throws {
        let staged = try stage.run()
        let isClosed = stage == .finished
        for candidate in Self.all {
            var copy = staged
            let envelope = try envelope(candidate, in: staged)
            let isAwaited =
                Self.awaited[stage, default: []].contains(candidate)
                || candidate.type == .cancellation && !isClosed
                || candidate.type == .refusal && !isClosed && stage != .notOpen
            if isAwaited {
                #expect(throws: Never.self, "\(candidate)") { try copy.take(envelope) }
            } else if candidate.type == .refusal, stage == .notOpen {
                #expect(
                    throws: RunLogError.message(.notAMember(envelope.header.sender.hex))
                ) { try copy.take(envelope) }
            } else {
                let expected = RunLogError.message(
                    .notAwaited(type: "\(candidate.type)", phase: staged.machine.phase.words))
                #expect(throws: expected, "\(candidate)") { try copy.take(envelope) }
            }
        }
    }

    @Test func `name those for whom the run waits`() throws {
        func awaited(_ stage: RunStage) throws -> [NodeID] {
            try stage.run().machine.awaited.map(\.id)
        }
        let ids = try FederationFixture().institutions.map(\.id)
        #expect(try awaited(.opened) == ids)
        #expect(try awaited(.oneAccepted) == Array(ids.dropFirst()))
        #expect(try awaited(.allAccepted) == [])
        #expect(try awaited(.oneKey) == Array(ids.dropFirst()))
        #expect(try awaited(.oneAnswer) == Array(ids.dropFirst()))
        #expect(try awaited(.finished) == [])
    }

    @Test func `turn a refusal into a cancellation that names who refused and why`() throws {
        var staged = try RunStage.refused.run()
        guard case .stop(let cancellation, _)? = staged.machine.coordinatorDue else {
            Issue.record("a refusal stops the run")
            return
        }
        let name = staged.members[2].entry.name.text
        #expect(cancellation.reason == .refused)
        #expect(cancellation.text == "\(name) refused at row-counts: too many rows")
        try staged.play { $0.isClosed }
        #expect(staged.machine.outcome == nil)
        #expect(try RunStage.asked.run().machine.phase.reason == nil)
        #expect(staged.machine.phase.reason == "refused, \(cancellation.text)")
    }

    /// A text of as many bytes as a refusal may hold, in characters of four bytes.
    @Test func `turn even the longest refusal into a cancellation that can be read`() throws {
        var staged = try RunStage.asked.run()
        let text = String(repeating: "\u{1F333}", count: 1024)
        let refusal = Refusal(rule: "bounds", step: "row-counts", text: text)
        #expect(refusal.text == text)
        try staged.take(staged.message(.refusal, refusal.payload, from: staged.members[2]))
        try staged.play { $0.isClosed }
        guard case .closed(.stopped(let cancellation, _)) = staged.machine.phase else {
            Issue.record("a refusal stops the run")
            return
        }
        #expect(cancellation.text.hasSuffix("\u{1F333}…"))
        #expect(cancellation.text.utf8.count <= 4096)
    }

    @Test func `share masked answers up to 131,072 words over all institutions`() throws {
        let machine = try RunStage.opened.run().machine
        #expect(machine.sharesAnswers(words: 131_072 / 3))
        #expect(!machine.sharesAnswers(words: 131_072 / 3 + 1))
        let secret = StudyFixture().setting("privacy.checkSums", to: false)
        var staged = try StagedRun(secret)
        try staged.take(staged.opening())
        #expect(!staged.machine.sharesAnswers(words: 1))
    }
}

import Documents
import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `A run that starts from an earlier one` {
    static let earlier = Result { try RunStage.finished.run() }

    private func later() throws -> StagedRun {
        try StagedRun(startingFrom: Self.earlier.get())
    }

    @Test func `begins training at the coefficients of the signed outcome`() throws {
        let outcome = try #require(try Self.earlier.get().machine.outcome)
        var run = try later()
        var asked: RunQuestion?
        try run.play { machine in
            if case .collecting(let round) = machine.phase, round.question.step == "averaging" {
                asked = round.question
            }
            return asked != nil
        }
        #expect(asked?.tensors.first?.values == outcome.model.coefficients)
        try run.play { $0.isClosed }
        let model = try #require(run.machine.outcome?.model)
        #expect(model.trace[0] < outcome.model.trace[0], "the loss goes on from where it was")
    }

    @Test func `names that outcome in its opening`() throws {
        let run = try later()
        let opening = try RunOpening(parsing: run.documents.opening.payload)
        let earlier = try Self.earlier.get()
        #expect(opening.start?.run == earlier.run)
        #expect(opening.start?.outcome == earlier.envelopes.last?.digest)
        #expect(opening == run.documents.opening)
    }

    @Test func `is refused by a participant that was told of another start`() async throws {
        let run = try later()
        let cold = try RunOpening(parsing: Self.earlier.get().documents.opening.payload)
        let folder = try TemporaryFolder()
        let member = run.members[0]
        let participant = try Participant(
            run: run.run, documents: run.documents, me: member.entry, key: member.key,
            ledger: Ledger(path: folder.file("ledger.sqlite")),
            blocks: MemoryBlockRoots(owner: "Alder"),
            ability: .unable(Refusal(rule: "hours", step: "acceptance", text: "closed")),
            now: { FederationFixture.now })
        let opening = run.message(.runOpening, cold.payload, from: run.coordinator)
        let reason = MessageError.wrongOpening.description
        await #expect(throws: ParticipantError.refused(entry: 1, reason: reason)) {
            try await participant.take([StagedRun.item(1, opening.bytes)])
        }
    }

    @Test func `is replayed with the outcome that it starts from, and not without`() throws {
        var run = try later()
        try run.take(run.opening())
        var chain = HashChain()
        let entry = Transcript.Entry(
            number: 1, envelope: run.envelopes[0], head: chain.append(run.envelopes[0].redacted),
            receipt: nil)
        let folder = try TemporaryFolder()
        let whole = try Transcript(path: folder.file("whole"), creating: true)
        try whole.append([entry], documents: run.documents.stored)
        #expect(try RunReplay(transcript: whole).documents.start == run.documents.start)
        let bare = try Transcript(path: folder.file("bare"), creating: true)
        try bare.append([entry], documents: run.documents.stored.filter { $0.name != "start" })
        #expect(throws: RunReplayError.self) { try RunReplay(transcript: bare) }
    }

    @Test func `takes no other message than an outcome for its start`() throws {
        let earlier = try Self.earlier.get()
        #expect(throws: RunDocumentsError.self) {
            try earlier.federation.documents(
                of: earlier.documents.study.study, start: earlier.envelopes[1])
        }
    }
}

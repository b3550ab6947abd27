import Documents
import Federation
import FederationTesting
import Messaging
import Testing

/// What a coordinator could do to the members of a run: each ends in a refusal that is kept, and in
/// a proof where it signed two stories.
@Suite struct `A lying coordinator` {
    /// A run that has come to `stage` for a member and its program.
    private func scene(
        _ isThere: (RoundMachine) -> Bool
    ) async throws -> (run: StagedRun, member: StagedMember, program: Participant) {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let member = try StagedMember(staged)
        let program = try member.start()
        try await staged.play(with: program, until: isThere)
        return (staged, member, program)
    }

    /// Shows an entry to the member, which must refuse it, keep it and say nothing more, even after
    /// a restart. Returns what it holds as proof.
    private func expectRefusal(
        _ error: ParticipantError, of entry: Envelope, number: Int, by member: StagedMember,
        _ program: Participant, in staged: StagedRun
    ) async throws -> [EquivocationProof] {
        let before = try member.ledger().received(run: staged.run)
        await #expect(throws: error) {
            try await program.take([StagedRun.item(number, entry.bytes)])
        }
        let evidence = try member.ledger().evidence(run: staged.run)
        #expect(evidence.first?.statement == .entry(UInt64(number), bytes: entry.bytes))
        #expect(evidence.first?.reason == error.description)
        #expect(try await program.outbox().isEmpty)
        #expect(!member.blocks.holds(staged.run), "its secret serves nothing any more")
        #expect(throws: ParticipantError.evidenceHeld(reason: error.description)) {
            try member.start()
        }
        #expect(try member.ledger().received(run: staged.run) == before)
        let proofs = evidence.compactMap(\.proof)
        #expect(proofs.allSatisfy { $0.isValid(under: staged.federation.roster) })
        return proofs
    }

    private func refused(_ entry: Int, _ error: MessageError) -> ParticipantError {
        .refused(entry: UInt64(entry), reason: "\(error)")
    }

    private func isAsking(_ machine: RoundMachine) -> Bool {
        if case .asking = machine.phase { true } else { false }
    }

    private func isAnswered(_ machine: RoundMachine) -> Bool {
        if case .collecting(let round) = machine.phase {
            round.answers.count == machine.members.count
        } else {
            false
        }
    }

    @Test func `asks what does not follow from the sums`() async throws {
        let (staged, member, program) = try await scene(isAsking)
        let rightly = try #require(try staged.next())
        let falsely = staged.message(
            .question, rightly.payload + [0x20], from: staged.coordinator,
            replyingTo: rightly.header.inReplyTo, at: .question(1))
        let number = staged.envelopes.count + 1
        let proofs = try await expectRefusal(
            refused(number, .unexpectedQuestion(round: 1)), of: falsely, number: number,
            by: member, program, in: staged)
        #expect(proofs.isEmpty, "it told one story")
    }

    /// Whoever holds the true sum, such as another member, holds the second statement.
    @Test func `announces a false sum`() async throws {
        let (staged, member, program) = try await scene(isAnswered)
        guard case .sum(let sum, let round, let question)? = staged.machine.coordinatorDue else {
            Issue.record("a sum is due")
            return
        }
        let rightly = try #require(try staged.next())
        let falsely = staged.message(
            .sum, SumMessage(words: sum.words.map { $0 &+ 1 }, answers: sum.answers).payload,
            from: staged.coordinator, replyingTo: question, at: .sum(round))
        let number = staged.envelopes.count + 1
        _ = try await expectRefusal(
            refused(number, .falseSum(round: round)), of: falsely, number: number, by: member,
            program, in: staged)
        let proof = EquivocationProof.search([rightly.redacted, falsely.redacted])
        #expect(proof.count == 1 && proof[0].isValid(under: staged.federation.roster))
    }

    @Test func `asks for a round a second time`() async throws {
        let (staged, member, program) = try await scene(isAnswered)
        guard case .collecting(let round) = staged.machine.phase else { return }
        let again = staged.message(
            .question,
            QuestionMessage.payload(round.question, round: 1, keySet: staged.machine.keySet),
            from: staged.coordinator, replyingTo: staged.machine.opening, at: .question(1))
        let number = staged.envelopes.count + 1
        let error = MessageError.notAwaited(
            type: "question", phase: staged.machine.phase.words)
        _ = try await expectRefusal(
            refused(number, error), of: again, number: number, by: member, program, in: staged)
    }

    @Test func `writes another question in the place of the one that was answered`() async throws {
        let (earlier, member, program) = try await scene(isAsking)
        var staged = earlier
        try await staged.play(with: program, until: isAnswered)
        let asked = staged.envelopes[earlier.envelopes.count]
        let other = earlier.message(
            .question, asked.payload + [0x20], from: staged.coordinator,
            replyingTo: asked.header.inReplyTo, at: .question(1))
        let number = earlier.envelopes.count + 1
        let proofs = try await expectRefusal(
            .anotherEntry(UInt64(number)), of: other, number: number, by: member, program,
            in: staged)
        #expect(proofs.map(\.first.digest) == [asked.digest])
        #expect(proofs.map(\.second.digest) == [other.digest])
    }

    @Test func `goes on after another log than the one it showed`() async throws {
        let (staged, member, program) = try await scene(isAsking)
        let rightly = try #require(try staged.next())
        let forked = staged.message(
            .question, rightly.payload, from: staged.coordinator,
            replyingTo: rightly.header.inReplyTo, at: .question(1),
            logHead: .sha256([1]))
        let number = staged.envelopes.count + 1
        let error = RunLogError.unknownHead(sender: staged.coordinator.id.hex)
        _ = try await expectRefusal(
            .refused(entry: UInt64(number), reason: "\(error)"), of: forked, number: number,
            by: member, program, in: staged)
    }

    @Test func `opens another study than the one that was approved`() async throws {
        let staged = try StagedRun()
        let member = try StagedMember(staged)
        let program = try member.start()
        let right = staged.documents.opening
        let other = try StudyFixture().setting("version", to: 2).study()
        let renamed = RunOpening(
            study: other.digest, publication: right.publication, members: right.members,
            rosterVersion: 1)
        let opening = staged.message(.runOpening, renamed.payload, from: staged.coordinator)
        let reason = "\(RunLogError.message(.wrongOpening))"
        _ = try await expectRefusal(
            .refused(entry: 1, reason: reason), of: opening, number: 1, by: member, program,
            in: staged)
    }

    @Test func `opens a second mask block, or one of an earlier run`() async throws {
        let (staged, member, program) = try await scene(isAsking)
        let again = staged.message(
            .maskBlockOpening, MaskBlockOpening(members: staged.machine.memberIDs).payload,
            from: staged.coordinator, replyingTo: staged.machine.opening)
        let number = staged.envelopes.count + 1
        let error = MessageError.notAwaited(type: "maskBlockOpening", phase: "about to ask")
        _ = try await expectRefusal(
            refused(number, error), of: again, number: number, by: member, program, in: staged)

        var first = try StagedRun()
        try first.play { $0.isClosed }
        let old = try #require(
            first.envelopes.first { $0.header.messageType == .maskBlockOpening })
        var second = try StagedRun(startingFrom: first)
        try second.take(second.opening())
        let later = try StagedMember(second)
        let other = try later.start()
        try await other.take(second.items(for: other.me))
        let foreign = EnvelopeError.wrongRun(expected: second.run, found: first.run)
        _ = try await expectRefusal(
            .refused(entry: 2, reason: "\(RunLogError.envelope(foreign))"), of: old, number: 2,
            by: later, other, in: second)
    }

    @Test func `attests by its receipt another log than it shows`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let member = try StagedMember(staged)
        let program = try member.start()
        try await program.take(staged.items(for: program.me))
        let own = try #require(try await program.outbox().first)
        try staged.take(own)
        let falsely = staged.receipt(for: own, head: .sha256([1]))
        try await program.accept(receipt: falsely.bytes, for: own)
        await #expect(throws: ParticipantError.falseReceipt(entry: 2)) {
            try await program.take([staged.items(for: program.me)[1]])
        }
        #expect(
            try member.ledger().evidence().map(\.statement) == [.receipt(falsely.bytes)])
        #expect(try await program.outbox().isEmpty)
        #expect(throws: ParticipantError.self) { try member.start() }
        let rightly = staged.receipt(for: own)
        let proofs = EquivocationProof.search([falsely.redacted, rightly.redacted])
        #expect(proofs.map { $0.isValid(under: staged.federation.roster) } == [true])
    }

    @Test func `shows a member what is for somebody else, or hides what is for it`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let acceptance = try #require(try staged.next(from: 1))
        let member = try StagedMember(staged)
        let program = try member.start()
        try await program.take(staged.items(for: program.me))
        let foreign = EnvelopeError.wrongRecipient(found: staged.coordinator.id)
        _ = try await expectRefusal(
            .refused(entry: 2, reason: "\(RunLogError.envelope(foreign))"), of: acceptance,
            number: 2, by: member, program, in: staged)

        let own = try #require(try staged.next(from: 0))
        var log = staged.log
        #expect(throws: RunLogError.self) {
            try log.take(.sealed(own.redacted), .shown(to: member.node.id))
        }
    }
}

import Federation
import FederationTesting
import Learning
import Messaging
import Testing

@Suite struct `A participant` {
    private func isAsked(_ machine: RoundMachine) -> Bool {
        if case .collecting(let round) = machine.phase { round.answers.isEmpty } else { false }
    }

    @Test func `accepts, sends its key, answers and sees the run end`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        let participant = try home.start()
        try await staged.play(with: participant) { $0.isClosed }
        #expect(await participant.machine.outcome == staged.machine.outcome)
        #expect(!home.blocks.holds(staged.run))
        let sent = try home.ledger().sent(run: staged.run)
        #expect(sent.count == 2 + staged.machine.finishedRounds)
        #expect(sent.allSatisfy { $0.receipt != nil })
        #expect(sent.map(\.summary).prefix(2) == ["accepts the run", "public key for masks"])
        #expect(sent[2].summary == "masked answer to row-counts, 59 words")
    }

    @Test func `keeps plain words at home and sends them masked`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        try await staged.play(with: home.start()) { $0.isClosed }
        let answers = try home.ledger().sent(run: staged.run).filter { $0.plain != nil }
        #expect(answers.count == staged.machine.finishedRounds)
        for answer in answers {
            let masked = try AnswerMessage.words(of: answer.envelope.payload)
            #expect(masked.count == answer.plain?.count)
            #expect(zip(masked, answer.plain ?? []).allSatisfy { $0 != $1 })
        }
    }

    @Test func `sends what it wrote again after a restart, and computes nothing anew`() async throws
    {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        var participant = try home.start()
        try await staged.play(with: participant, until: isAsked)
        let answer = try await participant.outbox()
        #expect(answer.count == 1)
        participant = try home.start()
        #expect(try await participant.outbox() == answer)
        #expect(try await participant.outbox() == answer)
        try staged.take(answer[0])
        try await participant.accept(
            receipt: staged.receipt(for: answer[0]).bytes, for: answer[0])
        #expect(try await participant.outbox().isEmpty)
        participant = try home.start()
        #expect(try await participant.outbox().isEmpty)
    }

    @Test func `answers after it was killed between binding a round and storing the answer`()
        async throws
    {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        try await staged.play(with: home.start(), until: isAsked)
        guard case .collecting(let round) = staged.machine.phase else { return }
        #expect(try home.ledger().bind(run: staged.run, round: 1, question: round.message))
        #expect(try await home.start().outbox().count == 1)
    }

    @Test func `does not answer a second question of a round`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        try await staged.play(with: home.start(), until: isAsked)
        #expect(try home.ledger().bind(run: staged.run, round: 1, question: .sha256([1])))
        let participant = try home.start()
        await #expect(throws: ParticipantError.secondQuestion(round: 1)) {
            try await participant.outbox()
        }
    }

    @Test func `notices an entry that is missing`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let participant = try StagedMember(staged).start()
        await #expect(throws: ParticipantError.entryMissing(expected: 1, found: 2)) {
            try await participant.take([StagedRun.item(2, staged.envelopes[0].bytes)])
        }
    }

    @Test func `keeps only a receipt of the coordinator for its own message`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        let participant = try home.start()
        try await participant.take(staged.items(for: participant.me))
        let own = try #require(try await participant.outbox().first)
        let other = try #require(try staged.next(from: 1))
        let forOther = staged.receipt(for: other)
        await #expect(throws: EnvelopeError.wrongRecipient(found: other.header.sender)) {
            try await participant.accept(receipt: forOther.bytes, for: own)
        }
        let ofMember = Receipt.make(
            for: own.redacted, entry: 2, head: staged.log.chain.head,
            coordinator: staged.members[1].id, keyEpoch: 1, key: staged.members[1].key,
            nowMilliseconds: FederationFixture.now)
        await #expect(
            throws: EnvelopeError.typeNotAllowed(.receipt, sender: staged.members[1].id)
        ) { try await participant.accept(receipt: ofMember.bytes, for: own) }
        let twin = staged.message(
            .runAcceptance, own.payload, from: staged.members[0], to: staged.coordinator.id,
            replyingTo: .sha256([1]))
        await #expect(throws: ParticipantError.foreignReceipt) {
            try await participant.accept(receipt: staged.receipt(for: twin).bytes, for: own)
        }
        #expect(try await participant.outbox() == [own])
    }

    @Test func `refuses by its policy's rule, signed and before anything is computed`() async throws
    {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        let refusal = Refusal(rule: "learners", step: "row-counts", text: "no such learner")
        try await staged.play(with: home.start(decision: .refused(refusal))) { $0.isClosed }
        let last = try #require(try home.ledger().sent(run: staged.run).last)
        #expect(last.envelope.header.messageType == .refusal && last.plain == nil)
        #expect(try Refusal(parsing: last.envelope.payload) == refusal)
        guard case .closed(.stopped(let cancellation, _)) = staged.machine.phase else { return }
        #expect(cancellation.reason == .refused)
    }

    @Test func `does not answer from a table that changed during the run`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        try await staged.play(with: home.start(), until: isAsked)
        let answer = try await home.start(tableHash: [2]).outbox()
        #expect(answer.map(\.header.messageType) == [.refusal])
        #expect(try Refusal(parsing: answer[0].payload).rule == "frozen-table")
    }

    @Test func `refuses where the secret of its masks is lost`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        try await staged.play(with: home.start(), until: isAsked)
        home.blocks.lose(run: staged.run)
        let answer = try await home.start().outbox()
        #expect(answer.map(\.header.messageType) == [.refusal])
        #expect(try Refusal(parsing: answer[0].payload).rule == "mask-material-lost")
    }

    @Test func `refuses where its ledger does not tell the table it answers from`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        try await staged.play(with: home.start(), until: isAsked)
        try home.loseFrozenTable()
        let answer = try await home.start().outbox()
        #expect(answer.map(\.header.messageType) == [.refusal])
        #expect(try Refusal(parsing: answer[0].payload).rule == "mask-material-lost")
    }

    /// The ledger is gone, the secret is not: what it was used for, nobody knows.
    /// The ledger is gone, the secret is not: what it was used for, nobody knows.
    @Test func `takes no part with a secret that outlived its ledger`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        try await staged.play(with: home.start(), until: isAsked)
        try home.loseLedger()
        let participant = try home.start()
        #expect(home.blocks.holds(staged.run))
        try await participant.take(staged.items(for: home.node.id))
        let error = LedgerError.behind(staged.run, ledgerEnds: 0, coordinatorHolds: 2)
        await #expect(throws: error) { try await participant.outbox() }
        await #expect(throws: error) { try await home.start().outbox() }
        #expect(try home.ledger().sent(run: staged.run).isEmpty)
    }

    @Test func `erases the secret that a kill after the last entry left behind`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try StagedMember(staged)
        try await staged.play(with: home.start()) { $0.isClosed }
        _ = try home.blocks.make(run: staged.run)
        #expect(home.blocks.holds(staged.run))
        _ = try home.start()
        #expect(!home.blocks.holds(staged.run))
    }
}

import Federation
import FederationTesting
import Learning
import Messaging
import Testing

@Suite struct `A participant` {
    /// Member 0 of a staged run, with a disk of its own.
    private final class Home {
        let folder: TemporaryFolder
        let blocks: MemoryBlockRoots
        private let staged: StagedRun
        private let index: Int

        init(_ staged: StagedRun, index: Int = 0) throws {
            folder = try TemporaryFolder()
            blocks = MemoryBlockRoots(owner: staged.members[index].entry.name.text)
            self.staged = staged
            self.index = index
        }

        func ledger() throws -> Ledger { try Ledger(path: folder.file("ledger.sqlite")) }

        func start(
            tableHash: [UInt8] = [1], refusal: Refusal? = nil,
            ability: Participant.Ability? = nil
        ) throws -> Participant {
            try Participant(
                run: staged.run, documents: staged.documents, me: staged.members[index].entry,
                key: staged.members[index].key, ledger: ledger(), blocks: blocks,
                ability: .able(
                    Participant.Home(
                        rows: staged.rows[index], tableHash: tableHash, figures: nil,
                        decision: { _, _ in refusal.map(Decision.refused) ?? .allowed })),
                now: { FederationFixture.now })
        }
    }

    /// Plays the staged run on, with what the participant itself says in the place of its messages.
    private func play(
        _ staged: inout StagedRun, with participant: Participant,
        until isThere: (RoundMachine) -> Bool
    ) async throws {
        let me = participant.me
        var position = Int(await participant.position)
        while !isThere(staged.machine) {
            try await participant.take(Array(staged.items[position...]))
            position = staged.items.count
            if let own = try await participant.outbox().first {
                try staged.take(own)
                try await participant.accept(
                    receipt: receipt(for: own, in: staged).bytes, for: own)
            } else if let due = try staged.next(), due.header.sender != me {
                try staged.take(due)
            }
        }
        try await participant.take(Array(staged.items[position...]))
    }

    private func receipt(for envelope: Envelope, in staged: StagedRun) -> Envelope {
        Receipt.make(
            for: envelope.redacted, entry: staged.log.count, head: staged.log.chain.head,
            coordinator: staged.coordinator.id, keyEpoch: 1, key: staged.coordinator.key,
            nowMilliseconds: FederationFixture.now)
    }

    private func isAsked(_ machine: RoundMachine) -> Bool {
        if case .collecting(let round) = machine.phase { round.answers.isEmpty } else { false }
    }

    @Test func `accepts, sends its key, answers and sees the run end`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try Home(staged)
        let participant = try home.start()
        try await play(&staged, with: participant) { $0.isClosed }
        #expect(await participant.machine.outcome == staged.machine.outcome)
        #expect(!home.blocks.holds(staged.run))
        let sent = try home.ledger().sent(run: staged.run)
        #expect(sent.count == 2 + staged.machine.finishedRounds)
        #expect(sent.allSatisfy { $0.receipt != nil })
        #expect(sent.map(\.summary).prefix(2) == ["accepts the run", "public key for masks"])
        #expect(sent[2].summary == "masked answer to row-counts, 41 words")
    }

    @Test func `keeps plain words at home and sends them masked`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try Home(staged)
        try await play(&staged, with: home.start()) { $0.isClosed }
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
        let home = try Home(staged)
        var participant = try home.start()
        try await play(&staged, with: participant, until: isAsked)
        let answer = try await participant.outbox()
        #expect(answer.count == 1)
        participant = try home.start()
        #expect(try await participant.outbox() == answer)
        #expect(try await participant.outbox() == answer)
        try await participant.accept(
            receipt: receipt(for: answer[0], in: staged).bytes, for: answer[0])
        #expect(try await participant.outbox().isEmpty)
        participant = try home.start()
        #expect(try await participant.outbox().isEmpty)
    }

    @Test func `answers after it was killed between binding a round and storing the answer`()
        async throws
    {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try Home(staged)
        try await play(&staged, with: home.start(), until: isAsked)
        guard case .collecting(let round) = staged.machine.phase else { return }
        #expect(try home.ledger().bind(run: staged.run, round: 1, question: round.message))
        #expect(try await home.start().outbox().count == 1)
    }

    @Test func `does not answer a second question of a round`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try Home(staged)
        try await play(&staged, with: home.start(), until: isAsked)
        #expect(try home.ledger().bind(run: staged.run, round: 1, question: .sha256([1])))
        let participant = try home.start()
        await #expect(throws: ParticipantError.secondQuestion(round: 1)) {
            try await participant.outbox()
        }
    }

    @Test func `takes nothing more from a coordinator whose question does not follow`() async throws
    {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try Home(staged)
        let participant = try home.start()
        try await play(&staged, with: participant) {
            if case .asking = $0.phase { true } else { false }
        }
        let rightly = try #require(try staged.next())
        let false0 = staged.message(
            .question, rightly.payload + [0x20], from: staged.coordinator,
            replyingTo: rightly.header.inReplyTo, at: .question(1))
        let number = staged.items.count + 1
        let reason = MessageError.unexpectedQuestion(round: 1).description
        await #expect(
            throws: ParticipantError.refused(entry: UInt64(number), reason: reason)
        ) { try await participant.take([StagedRun.item(number, false0.bytes)]) }
        #expect(try await participant.outbox().isEmpty)
        #expect(try home.ledger().received(run: staged.run).count == number - 1)
    }

    @Test func `notices an entry that is missing`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let participant = try Home(staged).start()
        await #expect(throws: ParticipantError.entryMissing(expected: 1, found: 2)) {
            try await participant.take([StagedRun.item(2, staged.envelopes[0].bytes)])
        }
    }

    @Test func `keeps only a receipt of the coordinator for its own message`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try Home(staged)
        let participant = try home.start()
        try await participant.take(staged.items)
        let own = try #require(try await participant.outbox().first)
        let other = try #require(try staged.next(from: 1))
        let forOther = receipt(for: other, in: staged)
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
            try await participant.accept(receipt: receipt(for: twin, in: staged).bytes, for: own)
        }
        #expect(try await participant.outbox() == [own])
    }

    @Test func `refuses by its policy's rule, signed and before anything is computed`() async throws
    {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try Home(staged)
        let refusal = Refusal(rule: "learners", step: "row-counts", text: "no such learner")
        try await play(&staged, with: home.start(refusal: refusal)) { $0.isClosed }
        let last = try #require(try home.ledger().sent(run: staged.run).last)
        #expect(last.envelope.header.messageType == .refusal && last.plain == nil)
        #expect(try Refusal(parsing: last.envelope.payload) == refusal)
        guard case .closed(.stopped(let cancellation, _)) = staged.machine.phase else { return }
        #expect(cancellation.reason == .refused)
    }

    @Test func `does not answer from a table that changed during the run`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try Home(staged)
        try await play(&staged, with: home.start(), until: isAsked)
        let answer = try await home.start(tableHash: [2]).outbox()
        #expect(answer.map(\.header.messageType) == [.refusal])
        #expect(try Refusal(parsing: answer[0].payload).rule == "frozen-table")
    }

    @Test func `refuses where the secret of its masks is lost`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try Home(staged)
        try await play(&staged, with: home.start(), until: isAsked)
        try home.blocks.lose(run: staged.run)
        let answer = try await home.start().outbox()
        #expect(answer.map(\.header.messageType) == [.refusal])
        #expect(try Refusal(parsing: answer[0].payload).rule == "mask-material-lost")
    }

    @Test func `erases the secret that a kill after the last entry left behind`() async throws {
        var staged = try StagedRun()
        try staged.take(staged.opening())
        let home = try Home(staged)
        try await play(&staged, with: home.start()) { $0.isClosed }
        _ = try home.blocks.root(run: staged.run)
        #expect(home.blocks.holds(staged.run))
        _ = try home.start()
        #expect(!home.blocks.holds(staged.run))
    }
}

import Documents
import Federation
import FederationTesting
import Messaging
import Testing

/// What a coordinator or a member could say that breaks a rule of the run.
@Suite struct `A false message is refused` {
    private func expect(
        _ error: MessageError, at stage: RunStage, _ make: (StagedRun) throws -> Envelope
    ) throws {
        var staged = try stage.run()
        let envelope = try make(staged)
        #expect(throws: RunLogError.message(error)) { try staged.take(envelope) }
        #expect(staged.log.count == UInt64(staged.envelopes.count), "a refusal changes nothing")
    }

    private func sum(
        _ staged: StagedRun, _ change: (inout [UInt64], inout [Digest]) -> Void
    ) -> Envelope {
        guard case .sum(let sum, let round, let question)? = staged.machine.coordinatorDue else {
            preconditionFailure("a sum is due")
        }
        var (words, answers) = (sum.words, sum.answers)
        change(&words, &answers)
        return staged.message(
            .sum, SumMessage(words: words, answers: answers).payload, from: staged.coordinator,
            replyingTo: question, at: .sum(round))
    }

    @Test func `when an announced sum is not the sum of its answers`() throws {
        try expect(.falseSum(round: 1), at: .allAnswers) { staged in
            sum(staged) { words, _ in words[3] &+= 1 }
        }
        try expect(.falseSum(round: 1), at: .allAnswers) { staged in
            sum(staged) { words, _ in words.removeLast() }
        }
    }

    @Test func `when a sum names other answers than those that came`() throws {
        try expect(.falseSum(round: 1), at: .allAnswers) { staged in
            sum(staged) { _, answers in answers.swapAt(0, 1) }
        }
        try expect(.falseSum(round: 1), at: .allAnswers) { staged in
            sum(staged) { _, answers in answers.removeLast() }
        }
    }

    @Test func `when a question does not follow from the last sum`() throws {
        func question(
            _ staged: StagedRun, step: String = "row-counts", round: Int = 1,
            reply: Digest? = nil, keySet: Digest? = nil
        ) -> Envelope {
            let payload = Safetensors(
                tensors: [],
                metadata: [
                    ("step", step), ("round", String(round)),
                    ("key_set", (keySet ?? staged.machine.keySet).hex), ("words", "59"),
                ]
            ).encoded()
            return staged.message(
                .question, payload, from: staged.coordinator,
                replyingTo: reply ?? staged.machine.opening, at: .question(round))
        }
        var staged = try RunStage.aboutToAsk.run()
        try staged.take(question(staged))
        let unexpected = MessageError.unexpectedQuestion(round: 1)
        try expect(unexpected, at: .aboutToAsk) { question($0, step: "profile") }
        try expect(unexpected, at: .aboutToAsk) { question($0, round: 2) }
        try expect(unexpected, at: .aboutToAsk) { question($0, reply: .sha256([1])) }
        try expect(unexpected, at: .aboutToAsk) { question($0, keySet: .sha256([1])) }
    }

    @Test func `when the outcome is not what the sums lead to`() throws {
        try expect(.wrongOutcome, at: .reporting) { staged in
            guard case .conclude(let outcome, let after)? = staged.machine.coordinatorDue else {
                preconditionFailure("an outcome is due")
            }
            return staged.message(
                .outcome, outcome.payload + [0x20], from: staged.coordinator, replyingTo: after)
        }
    }

    @Test func `when another study or another version of it is opened`() throws {
        let other = try StudyFixture().setting("version", to: 2).study()
        let right = try StagedRun().documents
        let opening = RunOpening(
            study: other.digest, publication: right.opening.publication,
            members: right.opening.members, rosterVersion: 1)
        try expect(
            .wrongStudy(expected: right.study.study.digest.hex, found: other.digest.hex),
            at: .notOpen
        ) { staged in
            staged.message(.runOpening, opening.payload, from: staged.coordinator)
        }
    }

    @Test func `when the members are not those of the approved study`() throws {
        try expect(.wrongMembers, at: .notOpen) { staged in
            let opening = staged.documents.opening
            let fewer = RunOpening(
                study: opening.study, publication: opening.publication,
                members: Array(opening.members.dropLast()), rosterVersion: 1)
            return staged.message(.runOpening, fewer.payload, from: staged.coordinator)
        }
        try expect(.wrongMembers, at: .allAccepted) { staged in
            staged.message(
                .maskBlockOpening,
                MaskBlockOpening(members: Array(staged.machine.memberIDs.dropLast())).payload,
                from: staged.coordinator, replyingTo: staged.machine.opening)
        }
    }

    @Test func `when it replies to another message than it should`() throws {
        try expect(.wrongReply(type: "runAcceptance"), at: .opened) { staged in
            let acceptance = RunAcceptance(frozenTable: .zero, namesOwnFigures: false)
            return staged.message(
                .runAcceptance, acceptance.payload, from: staged.members[0],
                to: staged.coordinator.id, replyingTo: .sha256([1]))
        }
        try expect(.wrongReply(type: "maskedAnswer"), at: .asked) { staged in
            staged.message(
                .maskedAnswer, AnswerMessage.payload([1, 2, 3, 4, 5, 6]),
                from: staged.members[0], replyingTo: staged.machine.opening, at: .question(1))
        }
    }

    @Test func `when an answer has another length than the question asks for`() throws {
        let name = try FederationFixture().institutions[0].entry.name.text
        try expect(
            .answerLength(member: name, expected: 59, received: 5), at: .asked
        ) { staged in
            guard case .collecting(let round) = staged.machine.phase else {
                preconditionFailure("answers are awaited")
            }
            return staged.message(
                .maskedAnswer, AnswerMessage.payload([1, 2, 3, 4, 5]), from: staged.members[0],
                replyingTo: round.message, at: .question(1))
        }
    }

    @Test func `when a mask key is one that another member already uses`() throws {
        let name = try FederationFixture().institutions[1].entry.name.text
        try expect(.repeatedKey(member: name), at: .oneKey) { staged in
            let key = try staged.agreementKey(of: 0).publicKey
            return staged.message(
                .maskKeys, MaskKeys(pairKey: key).payload, from: staged.members[1],
                replyingTo: staged.machine.blockOpening)
        }
    }

    @Test func `when a payload is not what its type holds`() throws {
        var staged = try RunStage.asked.run()
        guard case .collecting(let round) = staged.machine.phase else {
            Issue.record("answers are awaited")
            return
        }
        let rubbish = staged.message(
            .maskedAnswer, Array("no tensors".utf8), from: staged.members[0],
            replyingTo: round.message, at: .question(1))
        do {
            try staged.take(rubbish)
            Issue.record("rubbish was taken")
        } catch {
            #expect(error.code == "malformed")
        }
    }

    @Test func `when own figures are no JSON object`() throws {
        for text in ["", "[]", "no figures", "{\"rows\":1,\"rows\":2}", "{} {}"] {
            var staged = try RunStage.reporting.run()
            guard case .reporting(let state) = staged.machine.phase else {
                Issue.record("figures are awaited")
                return
            }
            let figures = staged.message(
                .ownFigures, Array(text.utf8), from: staged.members[0],
                to: staged.coordinator.id, replyingTo: state.question)
            do {
                try staged.take(figures)
                Issue.record("\(text) was taken")
            } catch {
                #expect(error.code == "malformed")
            }
        }
    }

    @Test func `when two headers are laid before all that prove nothing`() throws {
        var staged = try RunStage.asked.run()
        let answer = try #require(try staged.next(from: 0))
        let refusal = staged.message(
            .refusal, Refusal(rule: "bounds", step: "row-counts", text: "no").payload,
            from: staged.members[0])
        func laid(_ first: Envelope, _ second: Envelope) -> Envelope {
            staged.message(
                .equivocationProof,
                EquivocationProof(first: first.redacted, second: second.redacted).encoded(),
                from: staged.coordinator)
        }
        let foreign = try #require(try StagedRun().next())
        for pair in [(answer, answer), (answer, staged.envelopes[0]), (foreign, foreign)] {
            let envelope = laid(pair.0, pair.1)
            #expect(throws: RunLogError.self) { try staged.take(envelope) }
        }
        try staged.take(laid(answer, refusal))
        guard case .stop(let cancellation, _)? = staged.machine.coordinatorDue else {
            Issue.record("a proof stops the run")
            return
        }
        let name = staged.members[0].entry.name.text
        #expect(cancellation.reason == .equivocation)
        #expect(
            cancellation.text == """
                \(name) signed two different messages as number 3 of its chain. The run's log \
                holds the proof.
                """)
    }

    @Test func `when a message to all is shown without its payload`() throws {
        for stage in [RunStage.notOpen, .keysAsked, .asked, .allAnswers] {
            let staged = try stage.run()
            let next = try #require(try staged.next())
            #expect(next.header.recipient == .everyone)
            var log = staged.log
            #expect(
                throws: RunLogError.message(
                    .malformed("a message to all came without its payload"))
            ) { try log.take(.sealed(next.redacted)) }
        }
    }

    @Test func `when an answer that all are to check goes to the coordinator alone`() throws {
        var staged = try RunStage.asked.run()
        guard case .collecting(let round) = staged.machine.phase else {
            Issue.record("answers are awaited")
            return
        }
        let hidden = staged.message(
            .maskedAnswer, AnswerMessage.payload(try staged.answer(of: 0, to: round)),
            from: staged.members[0], to: staged.coordinator.id, replyingTo: round.message,
            at: .question(1))
        #expect(
            throws: RunLogError.message(
                .malformed("an answer that all members are to add up is not addressed to them"))
        ) { try staged.take(hidden) }
    }
}

import Messaging

extension RoundMachine {
    /// Takes the next entry of the log. Throws, and changes nothing, where the entry is not what the
    /// run awaits or contradicts what came before.
    package mutating func apply(_ entry: RunEntry) throws(MessageError) {
        guard let type = entry.header.header.messageType else { throw .malformed("unknown type") }
        if entry.header.header.recipient == .everyone { _ = try visible(entry) }
        switch type {
        case .runOpening: try applyOpening(entry)
        case .runAcceptance: try applyAcceptance(entry)
        case .maskBlockOpening: try applyBlockOpening(entry)
        case .maskKeys: try applyMaskKeys(entry)
        case .question: try applyQuestion(entry)
        case .maskedAnswer: try applyAnswer(entry)
        case .sum: try applySum(entry)
        case .ownFigures: try applyFigures(entry)
        case .outcome: try applyOutcome(entry)
        case .cancellation: try applyCancellation(entry)
        case .refusal: try applyRefusal(entry)
        case .registrationRequest, .registrationDecision, .roster, .rotationRequest, .leaveNotice,
            .study, .studyApproval, .studyDeclined, .maskShares, .openAnswer, .survivorList,
            .consistencySignature, .consistencyCertificate, .reveal, .attemptClosed, .receipt,
            .equivocationProof:
            throw notAwaited(entry)
        }
        payloadBytes += entry.header.header.payloadLength
    }

    private mutating func applyOpening(_ entry: RunEntry) throws(MessageError) {
        guard case .awaitingOpening = phase else { throw notAwaited(entry) }
        let opening = try RunOpening(parsing: visible(entry))
        guard opening.study == study.digest else {
            throw .wrongStudy(expected: study.digest.hex, found: opening.study.hex)
        }
        guard opening.members.map(\.id) == publication.members.map(\.id),
            opening.members.map(\.name) == publication.members.map(\.name),
            opening.members.count >= study.privacy.smallestFederation
        else { throw .wrongMembers }
        members = opening.members.map { Member(id: $0.id, name: $0.name) }
        self.opening = entry.digest
        start = opening.start
        phase = .accepting(Accepting())
    }

    private mutating func applyAcceptance(_ entry: RunEntry) throws(MessageError) {
        guard case .accepting(var state) = phase, !state.accepted.contains(entry.sender) else {
            throw notAwaited(entry)
        }
        try requireMember(entry, replyingTo: opening)
        if let payload = entry.payload {
            let acceptance = try RunAcceptance(parsing: payload)
            if acceptance.namesOwnFigures { namers.insert(entry.sender) }
        }
        state.accepted.insert(entry.sender)
        phase = .accepting(state)
    }

    private mutating func applyBlockOpening(_ entry: RunEntry) throws(MessageError) {
        guard case .accepting(let state) = phase, state.accepted.count == members.count else {
            throw notAwaited(entry)
        }
        try requireReply(entry, to: opening)
        guard try visible(entry) == MaskBlockOpening(members: memberIDs).payload else {
            throw .wrongMembers
        }
        blockOpening = entry.digest
        phase = .keying(Keying())
    }

    private mutating func applyMaskKeys(_ entry: RunEntry) throws(MessageError) {
        guard case .keying(var state) = phase, state.messages[entry.sender] == nil else {
            throw notAwaited(entry)
        }
        try requireMember(entry, replyingTo: blockOpening)
        let key = try MaskKeys(parsing: visible(entry)).pairKey
        guard !keys.values.contains(key) else {
            throw .repeatedKey(member: name(of: entry.sender))
        }
        keys[entry.sender] = key
        state.messages[entry.sender] = entry.digest
        guard state.messages.count == members.count else {
            phase = .keying(state)
            return
        }
        keySet = MaskKeySet.digest(of: state.messages)
        let script = RunScript(
            study: study, institutions: members.count, start: start?.coefficients)
        phase = .asking(Standing(script: script, after: opening))
    }

    private mutating func applyQuestion(_ entry: RunEntry) throws(MessageError) {
        guard case .asking(let standing) = phase else { throw notAwaited(entry) }
        let number = finishedRounds + 1
        guard let question = try? standing.script.question(),
            Int(entry.header.header.round) == number,
            entry.header.header.inReplyTo == standing.after,
            try visible(entry)
                == QuestionMessage.payload(question, round: number, keySet: keySet)
        else { throw .unexpectedQuestion(round: number) }
        phase = .collecting(
            Round(
                number: number, script: standing.script, question: question,
                message: entry.digest))
    }

    private mutating func applyAnswer(_ entry: RunEntry) throws(MessageError) {
        guard case .collecting(var round) = phase, round.answers[entry.sender] == nil else {
            throw notAwaited(entry)
        }
        try requireMember(entry, replyingTo: round.message)
        try requireShared(entry, round)
        var words: [UInt64]?
        if let payload = entry.payload {
            let found = try AnswerMessage.words(of: payload)
            guard found.count == round.question.layout.wordCount else {
                throw .answerLength(
                    member: name(of: entry.sender), expected: round.question.layout.wordCount,
                    received: found.count)
            }
            words = found
        }
        round.answers[entry.sender] = Answer(digest: entry.digest, words: words)
        phase = .collecting(round)
    }

    /// Nobody, coordinator and sender together, can keep an answer from those who are to check the
    /// sum.
    private func requireShared(_ entry: RunEntry, _ round: Round) throws(MessageError) {
        guard
            entry.header.header.recipient == .everyone
                || !sharesAnswers(words: round.question.layout.wordCount)
        else {
            throw .malformed("an answer that all members are to add up is not addressed to them")
        }
    }

    private mutating func applySum(_ entry: RunEntry) throws(MessageError) {
        guard case .collecting(let round) = phase, round.answers.count == members.count else {
            throw notAwaited(entry)
        }
        try requireReply(entry, to: round.message)
        let sum = try SumMessage(parsing: visible(entry))
        guard sum.answers == memberIDs.compactMap({ round.answers[$0]?.digest }) else {
            throw .falseSum(round: round.number)
        }
        if let expected = round.sum, expected.words != sum.words {
            throw .falseSum(round: round.number)
        }
        finishedRounds += 1
        phase = Self.folded(round, words: sum.words, after: entry.digest)
    }

    private static func folded(_ round: Round, words: [UInt64], after: Digest) -> Phase {
        var script = round.script
        do {
            if let outcome = try script.fold(words) {
                return .reporting(
                    Reporting(outcome: outcome, question: round.message, after: after))
            }
            _ = try script.question()
            return .asking(Standing(script: script, after: after))
        } catch {
            return .failed(
                Cancellation(reason: .fold, text: error.description), after: after)
        }
    }

    private mutating func applyFigures(_ entry: RunEntry) throws(MessageError) {
        guard case .reporting(let state) = phase, figures[entry.sender] == nil else {
            throw notAwaited(entry)
        }
        try requireMember(entry, replyingTo: state.question)
        figures[entry.sender] = entry.payload ?? []
    }

    private mutating func applyOutcome(_ entry: RunEntry) throws(MessageError) {
        guard case .reporting(let state) = phase else { throw notAwaited(entry) }
        try requireReply(entry, to: state.after)
        guard try visible(entry) == state.outcome.payload else { throw .wrongOutcome }
        phase = .closed(.finished(state.outcome, message: entry.digest))
    }

    private mutating func applyCancellation(_ entry: RunEntry) throws(MessageError) {
        guard !isClosed else { throw notAwaited(entry) }
        try requireReply(entry, to: opening)
        let cancellation = try Cancellation(parsing: visible(entry))
        phase = .closed(.stopped(cancellation, message: entry.digest))
    }

    private mutating func applyRefusal(_ entry: RunEntry) throws(MessageError) {
        guard !isClosed else { throw notAwaited(entry) }
        guard memberIDs.contains(entry.sender) else { throw .notAMember(entry.sender.hex) }
        guard let payload = entry.payload else { return }
        let refusal = try Refusal(parsing: payload)
        let text = "\(name(of: entry.sender)) refused at \(refusal.step): \(refusal.text)"
        phase = .failed(Cancellation(reason: .refused, text: text), after: entry.digest)
    }

    private func visible(_ entry: RunEntry) throws(MessageError) -> [UInt8] {
        guard let payload = entry.payload else {
            throw .malformed("a message to all came without its payload")
        }
        return payload
    }

    private func requireReply(_ entry: RunEntry, to digest: Digest) throws(MessageError) {
        guard entry.header.header.inReplyTo == digest else {
            throw .wrongReply(type: typeName(entry))
        }
    }

    private func requireMember(
        _ entry: RunEntry, replyingTo digest: Digest
    ) throws(MessageError) {
        guard memberIDs.contains(entry.sender) else { throw .notAMember(entry.sender.hex) }
        try requireReply(entry, to: digest)
    }

    private func notAwaited(_ entry: RunEntry) -> MessageError {
        .notAwaited(type: typeName(entry), phase: phase.words)
    }

    private func typeName(_ entry: RunEntry) -> String {
        entry.header.header.messageType.map { "\($0)" } ?? "message"
    }
}

extension RoundMachine.Phase {
    /// What the run is doing, for people.
    package var words: String {
        switch self {
        case .awaitingOpening: "not open"
        case .accepting: "waiting for acceptances"
        case .keying: "exchanging mask keys"
        case .asking: "about to ask"
        case .collecting(let round): "collecting answers of round \(round.number)"
        case .reporting: "closing"
        case .failed: "stopping"
        case .closed(.finished): "finished"
        case .closed(.stopped): "stopped"
        }
    }
}

extension RoundMachine.Round {
    /// The sum of the answers, where all of them could be read.
    package var sum: SumVector? {
        let words = answers.values.compactMap(\.words)
        guard words.count == answers.count else { return nil }
        return try? SumVector.sum(words, layout: question.layout)
    }
}

import Messaging

extension RoundMachine {
    // A question, its answers, their sum, and what the sum leads to.

    mutating func applyQuestion(_ entry: RunEntry) throws(MessageError) {
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

    mutating func applyAnswer(_ entry: RunEntry) throws(MessageError) {
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

    mutating func applySum(_ entry: RunEntry) throws(MessageError) {
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
}

extension RoundMachine.Round {
    /// The sum of the answers, where all of them could be read.
    package var sum: SumVector? {
        let words = answers.values.compactMap(\.words)
        guard words.count == answers.count else { return nil }
        return try? SumVector.sum(words, layout: question.layout)
    }
}

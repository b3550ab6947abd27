package import Messaging

/// What the coordinator is to say next.
package enum CoordinatorDue: Sendable {
    case openMaskBlock
    case ask(RunQuestion, round: Int, after: Digest)
    case sum(SumMessage, round: Int, question: Digest)
    case conclude(RunOutcome, after: Digest)
    case stop(Cancellation, after: Digest)
}

/// What one member is to say next.
package enum MemberDue: Sendable {
    case accept(opening: Digest)
    case maskKeys(blockOpening: Digest)
    case answer(RoundMachine.Round)
    case figures(RoundMachine.Reporting)
}

extension RoundMachine {
    package var coordinatorDue: CoordinatorDue? {
        switch phase {
        case .accepting(let state) where state.accepted.count == members.count:
            return .openMaskBlock
        case .asking(let standing):
            guard let question = try? standing.script.question() else { return nil }
            return .ask(question, round: finishedRounds + 1, after: standing.after)
        case .collecting(let round) where round.answers.count == members.count:
            guard let sum = round.sum else { return nil }
            let answers = memberIDs.compactMap { round.answers[$0]?.digest }
            return .sum(
                SumMessage(words: sum.words, answers: answers), round: round.number,
                question: round.message)
        case .reporting(let state) where namers.allSatisfy({ figures[$0] != nil }):
            return .conclude(state.outcome, after: state.after)
        case .failed(let cancellation, let after):
            return .stop(cancellation, after: after)
        case .awaitingOpening, .accepting, .keying, .collecting, .reporting, .closed:
            return nil
        }
    }

    package func due(from member: NodeID, namesOwnFigures: Bool) -> MemberDue? {
        guard memberIDs.contains(member) else { return nil }
        switch phase {
        case .accepting(let state) where !state.accepted.contains(member):
            return .accept(opening: opening)
        case .keying(let state) where state.messages[member] == nil:
            return .maskKeys(blockOpening: blockOpening)
        case .collecting(let round) where round.answers[member] == nil:
            return .answer(round)
        case .reporting(let state) where namesOwnFigures && figures[member] == nil:
            return .figures(state)
        case .awaitingOpening, .accepting, .keying, .asking, .collecting, .reporting, .failed,
            .closed:
            return nil
        }
    }

    /// The members for whom the run waits, in id order.
    package var awaited: [Member] {
        members.filter { due(from: $0.id, namesOwnFigures: namers.contains($0.id)) != nil }
    }
}

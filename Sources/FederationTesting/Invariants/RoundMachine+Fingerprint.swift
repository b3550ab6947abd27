import Federation
import Messaging

extension RoundMachine {
    /// One hash for all that every reader of the same log knows: where the run stands, what is asked
    /// or came out, whose answers are there. Figures and words that only some may read are left out.
    var fingerprint: Digest {
        var parts = Array(phase.words.utf8) + blockOpening.bytes + keySet.bytes
        parts += keys.sorted { $0.key < $1.key }.flatMap { $0.key.bytes + $0.value.bytes }
        switch phase {
        case .awaitingOpening, .keying: break
        case .accepting(let state): parts += state.accepted.sorted().flatMap(\.bytes)
        case .asking(let standing):
            parts += standing.after.bytes
            if let question = try? standing.script.question() { parts += payload(of: question) }
        case .collecting(let round):
            parts += round.message.bytes + payload(of: round.question)
            parts += round.answers.sorted { $0.key < $1.key }.flatMap { $0.value.digest.bytes }
        case .reporting(let reporting): parts += reporting.outcome.payload
        case .failed(let cancellation, let after): parts += cancellation.payload + after.bytes
        case .closed(.finished(let outcome, let message)): parts += outcome.payload + message.bytes
        case .closed(.stopped(let cancellation, let message)):
            parts += cancellation.payload + message.bytes
        }
        return .sha256(parts)
    }

    private func payload(of question: RunQuestion) -> [UInt8] {
        QuestionMessage.payload(question, round: finishedRounds + 1, keySet: keySet)
    }
}

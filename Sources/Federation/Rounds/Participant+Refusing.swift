import Messaging

extension Participant {
    /// Answers from other rows under a known state could be told apart from the first ones.
    static func tableChanged(at step: String) -> Refusal {
        Refusal(
            rule: "frozen-table", step: step, text: "The table changed since this run began.")
    }

    static let approvalWithdrawn = Refusal(
        rule: "approval-withdrawn", step: "opening",
        text: "This institution withdrew its approval of the study.")

    func refuse(_ refusal: Refusal, about round: RoundMachine.Round) throws {
        try refuse(refusal, about: round.message, at: .question(round.number))
    }

    func refuse(
        _ refusal: Refusal, about message: Digest, at place: MessageWriter.Place = .outside
    ) throws {
        guard !hasWritten(.refusal, about: message) else { return }
        try store(
            .refusal, refusal.payload, to: .everyone, replyingTo: message, at: place,
            summary: "refuses by rule \(refusal.rule): \(refusal.text)")
    }
}

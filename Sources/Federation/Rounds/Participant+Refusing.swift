import Messaging

extension Participant {
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

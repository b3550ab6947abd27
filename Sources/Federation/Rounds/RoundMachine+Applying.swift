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
        case .equivocationProof: try applyProof(entry)
        case .registrationRequest, .registrationDecision, .roster, .rotationRequest, .leaveNotice,
            .study, .studyApproval, .studyDeclined, .maskShares, .openAnswer, .survivorList,
            .consistencySignature, .consistencyCertificate, .reveal, .attemptClosed, .receipt:
            throw notAwaited(entry)
        }
        payloadBytes += entry.header.header.payloadLength
    }

    func visible(_ entry: RunEntry) throws(MessageError) -> [UInt8] {
        guard let payload = entry.payload else {
            throw .malformed("a message to all came without its payload")
        }
        return payload
    }

    func requireReply(_ entry: RunEntry, to digest: Digest) throws(MessageError) {
        guard entry.header.header.inReplyTo == digest else {
            throw .wrongReply(type: typeName(entry))
        }
    }

    func requireMember(
        _ entry: RunEntry, replyingTo digest: Digest
    ) throws(MessageError) {
        guard memberIDs.contains(entry.sender) else { throw .notAMember(entry.sender.hex) }
        try requireReply(entry, to: digest)
    }

    func notAwaited(_ entry: RunEntry) -> MessageError {
        .notAwaited(type: typeName(entry), phase: phase.words)
    }

    private func typeName(_ entry: RunEntry) -> String {
        entry.header.header.messageType.map { "\($0)" } ?? "message"
    }
}

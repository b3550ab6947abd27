import Messaging

extension RoundMachine {
    // Own figures, and the ways in which a run ends.

    mutating func applyFigures(_ entry: RunEntry) throws(MessageError) {
        guard case .reporting(let state) = phase, figures[entry.sender] == nil else {
            throw notAwaited(entry)
        }
        try requireMember(entry, replyingTo: state.question)
        if let payload = entry.payload { try OwnFiguresMessage.check(payload) }
        figures[entry.sender] = entry.payload ?? []
    }

    mutating func applyOutcome(_ entry: RunEntry) throws(MessageError) {
        guard case .reporting(let state) = phase else { throw notAwaited(entry) }
        try requireReply(entry, to: state.after)
        guard try visible(entry) == state.outcome.payload else { throw .wrongOutcome }
        phase = .closed(.finished(state.outcome, message: entry.digest))
    }

    mutating func applyCancellation(_ entry: RunEntry) throws(MessageError) {
        guard !isClosed else { throw notAwaited(entry) }
        try requireReply(entry, to: opening)
        let cancellation = try Cancellation(parsing: visible(entry))
        phase = .closed(.stopped(cancellation, message: entry.digest))
    }

    mutating func applyRefusal(_ entry: RunEntry) throws(MessageError) {
        guard !isClosed else { throw notAwaited(entry) }
        guard memberIDs.contains(entry.sender) else { throw .notAMember(entry.sender.hex) }
        guard let payload = entry.payload else { return }
        let refusal = try Refusal(parsing: payload)
        let text = "\(name(of: entry.sender)) refused at \(refusal.step): \(refusal.text)"
        phase = .failed(Cancellation(reason: .refused, text: text), after: entry.digest)
    }

    /// Whoever signed two statements under one number can't be computed with.
    mutating func applyProof(_ entry: RunEntry) throws(MessageError) {
        guard !isClosed, !members.isEmpty else { throw notAwaited(entry) }
        let header = try proof(in: entry).first.header
        let place =
            header.messageType == .receipt
            ? "receipts for one entry" : "messages as number \(header.sequence) of its chain"
        let text = """
            \(name(of: header.sender)) signed two different \(place). The run's log holds the proof.
            """
        phase = .failed(Cancellation(reason: .equivocation, text: text), after: entry.digest)
    }

    /// The two headers; whether they prove anything, the roster decides.
    func proof(in entry: RunEntry) throws(MessageError) -> EquivocationProof {
        let payload = try visible(entry)
        do throws(EquivocationError) {
            return try EquivocationProof(decoding: payload)
        } catch {
            throw .malformed(error.description)
        }
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
    /// Why the run is stopped, or about to be: the reason's word and its text; nil where it is not.
    package var reason: String? {
        switch self {
        case .failed(let cancellation, _), .closed(.stopped(let cancellation, _)):
            "\(cancellation.reason.rawValue), \(cancellation.text)"
        case .awaitingOpening, .accepting, .keying, .asking, .collecting, .reporting,
            .closed(.finished):
            nil
        }
    }
}

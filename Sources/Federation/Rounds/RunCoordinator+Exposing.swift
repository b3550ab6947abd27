import Messaging

extension RunCoordinator {
    /// Lays the proof that a sender signed two messages under one number before all members, which
    /// stops the run. The second message itself is refused and stands in no log.
    func expose(_ second: SealedHeader) async throws(LogError) {
        guard !log.machine.isClosed else { return }
        let header = second.header
        let first = try transcript.entries().map(\.envelope.redacted).first {
            $0.header.sender == header.sender && $0.header.sequence == header.sequence
        }
        guard let first else { return }
        let proof = EquivocationProof(first: first, second: second)
        try keep(seal(.equivocationProof, proof.encoded(), replyingTo: .zero))
        try advance()
        await changed()
    }
}

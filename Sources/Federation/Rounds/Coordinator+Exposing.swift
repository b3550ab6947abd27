import Messaging

extension Coordinator {
    /// Keeps the proof that a member signed two messages under one number of its federation chain,
    /// and lays it before all. One proof of a member is enough.
    func expose(_ second: Envelope) throws {
        let header = second.header
        guard !log.isExposed(header.sender),
            let first = feed.map(\.envelope).first(where: {
                $0.header.run == .federation && $0.header.sender == header.sender
                    && $0.header.sequence == header.sequence
            })
        else { return }
        let proof = EquivocationProof(first: first.redacted, second: second.redacted)
        let (keys, now) = (keys, now)
        _ = try store.append { log in
            var writer = try log.coordinatorWriter(keys)
            let envelope = writer.seal(
                .equivocationProof, payload: proof.encoded(), to: .everyone, replyingTo: .zero,
                logHead: log.chain.head, nowMilliseconds: now())
            try log.take(envelope)
            return (envelope, nil)
        }
    }
}

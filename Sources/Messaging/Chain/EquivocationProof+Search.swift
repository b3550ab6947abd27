extension EquivocationProof {
    /// What a header claims for itself alone: its sender's one message with that number, or the
    /// coordinator's one receipt for that entry.
    private struct Claim: Hashable {
        let sender: NodeID
        let run: RunID
        let sequence: UInt64
        /// Of a receipt: its payload, which is the entry's number.
        let receipted: Digest?

        init?(_ header: EnvelopeHeader) {
            let isReceipt = header.messageType == .receipt
            guard isReceipt || header.sequence >= 1 else { return nil }
            sender = header.sender
            run = header.run
            sequence = header.sequence
            receipted = isReceipt ? header.payloadDigest : nil
        }
    }

    /// The contradictions between headers, such as those that several members hold of one run: each
    /// header against the first one that made the same claim. `validate` says whether they count.
    package static func search(_ headers: [SealedHeader]) -> [EquivocationProof] {
        var first: [Claim: SealedHeader] = [:]
        return headers.compactMap { header in
            guard let claim = Claim(header.header) else { return nil }
            guard let known = first[claim] else {
                first[claim] = header
                return nil
            }
            return known.contradicts(header) ? Self(first: known, second: header) : nil
        }
    }
}

extension SealedHeader {
    /// Of two that claim the same: whether they say different things. A receipt that was issued
    /// twice says one thing.
    fileprivate func contradicts(_ other: SealedHeader) -> Bool {
        guard header.messageType == .receipt else { return digest != other.digest }
        return header.inReplyTo != other.header.inReplyTo || header.logHead != other.header.logHead
    }
}

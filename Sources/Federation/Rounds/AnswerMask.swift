package import Messaging

/// The mask that one member puts on its answer to one question: what it shares with every other
/// member, added where its own id is the smaller one, subtracted where it is the larger.
///
/// Over all members the masks add up to 0. Their keys hold the question's digest, so every question
/// has masks of its own.
package struct AnswerMask: Sendable {
    private let own: AgreementKey
    private let me: NodeID
    private let others: [(id: NodeID, key: AgreementPublicKey)]
    private let question: Digest

    /// Nil where the secret at hand is not the one whose public half the members hold.
    package init?(
        own: AgreementKey, me: NodeID, keys: [NodeID: AgreementPublicKey], question: Digest
    ) {
        guard keys[me] == own.publicKey else { return nil }
        self.own = own
        self.me = me
        self.question = question
        others = keys.filter { $0.key != me }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The masked words. Throws where a member's key gives no secret.
    package func applied(to words: [UInt64]) throws(KeyError) -> [UInt64] {
        var masked = words
        for other in others {
            let key = PairMask.key(
                shared: try own.sharedSecret(with: other.key), context: question, me, other.id)
            PairMask.apply(to: &masked, key: key, adding: PairMask.adds(me, with: other.id))
        }
        return masked
    }
}

/// What a receiver knows about a message before it looks at its signature.
package struct Expectation: Sendable, Hashable {
    /// How strictly type, sender and place must fit each other.
    package enum TypeRule: Sendable, Hashable {
        /// As the protocol's table of messages says: author, run, round, phase, attempt, sequence.
        case protocolTable
        /// Any known type from any member: the arithmetic of envelopes alone.
        case anyKnown
    }

    /// 120 s: how far the clocks of two nodes may differ.
    package static let clockToleranceMilliseconds: UInt64 = 120_000
    /// 30 days: the longest life of any message.
    package static let longestLifeMilliseconds: UInt64 = 30 * 24 * 3600 * 1000

    package let federation: Digest
    /// Nil: any run.
    package let run: RunID?
    /// The node at the other end of the connection, which must be the sender; nil: not by TLS.
    package let peer: NodeID?
    /// This node; nil: not addressed to the reader, such as another member's header.
    package let recipient: NodeID?
    /// The version that the run is pinned to; nil: any.
    package let rosterVersion: UInt32?
    /// Nil: the message is evidence, whose times are not judged.
    package let nowMilliseconds: UInt64?
    package let maximumLifeMilliseconds: UInt64
    /// Members that a later roster than the one at hand revokes.
    package let revoked: Set<NodeID>
    package let typeRule: TypeRule

    package init(
        federation: Digest, run: RunID? = nil, peer: NodeID? = nil, recipient: NodeID? = nil,
        rosterVersion: UInt32? = nil, nowMilliseconds: UInt64?,
        maximumLifeMilliseconds: UInt64 = Expectation.longestLifeMilliseconds,
        revoked: Set<NodeID> = [], typeRule: TypeRule = .protocolTable
    ) {
        self.federation = federation
        self.run = run
        self.peer = peer
        self.recipient = recipient
        self.rosterVersion = rosterVersion
        self.nowMilliseconds = nowMilliseconds
        self.maximumLifeMilliseconds = maximumLifeMilliseconds
        self.revoked = revoked
        self.typeRule = typeRule
    }
}

extension Expectation {
    /// Throws unless the message has a life, not too long a one, and is in it now, give or take
    /// the tolerance of clocks.
    package func checkTimes(_ header: EnvelopeHeader) throws(EnvelopeError) {
        let issued = header.issuedMilliseconds
        let expires = header.expiresMilliseconds
        guard expires > issued else { throw .emptyLife(issued: issued, expires: expires) }
        guard let now = nowMilliseconds else { return }
        guard expires - issued <= maximumLifeMilliseconds else {
            throw .lifeTooLong(milliseconds: expires - issued, maximum: maximumLifeMilliseconds)
        }
        let tolerance = Self.clockToleranceMilliseconds
        guard now < expires || now - expires < tolerance else {
            throw .expired(expires: expires, now: now)
        }
        guard issued <= now || issued - now <= tolerance else {
            throw .issuedInFuture(issued: issued, now: now)
        }
    }
}

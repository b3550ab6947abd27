package import Messaging

/// Seals messages of one sender into its chain for one run.
package struct MessageWriter: Sendable {
    package let federation: Digest
    package let run: RunID
    package let sender: NodeID
    package let keyEpoch: UInt32
    package let rosterVersion: UInt32
    package let key: SigningKey
    package let lifeMilliseconds: UInt64
    package private(set) var sequence: UInt64 = 0
    package private(set) var previous: Digest = .zero
    private var lastIssued: UInt64 = 0

    package init(
        federation: Digest, run: RunID, sender: RosterEntry, rosterVersion: UInt32,
        key: SigningKey, lifeMilliseconds: UInt64 = 7 * 24 * 3600 * 1000
    ) {
        self.federation = federation
        self.run = run
        self.sender = sender.id
        keyEpoch = sender.keyEpoch
        self.rosterVersion = rosterVersion
        self.key = key
        self.lifeMilliseconds = lifeMilliseconds
    }

    /// Goes on after a message of this chain that was written before.
    package mutating func resume(after message: SealedHeader) {
        sequence = message.header.sequence
        previous = message.digest
        lastIssued = message.header.issuedMilliseconds
    }

    /// Where in a round a message stands.
    package struct Place: Sendable, Hashable {
        let round: UInt32
        let phase: UInt16

        package static let outside = Place(round: 0, phase: 0)
        package static func question(_ round: Int) -> Place {
            Place(round: UInt32(round), phase: 1)
        }
        package static func sum(_ round: Int) -> Place { Place(round: UInt32(round), phase: 4) }
    }

    /// Seals the next message of the chain; its time never lies before the last one's.
    package mutating func seal(
        _ type: MessageType, payload: [UInt8], to recipient: NodeID, replyingTo reply: Digest,
        at place: Place = .outside, logHead: Digest, nowMilliseconds: UInt64
    ) -> Envelope {
        let issued = max(nowMilliseconds, lastIssued)
        let header = EnvelopeHeader(
            type: type.rawValue, federation: federation, run: run, round: place.round,
            phase: place.phase, attempt: place.round == 0 ? 0 : 1, sender: sender,
            recipient: recipient, keyEpoch: keyEpoch, rosterVersion: rosterVersion,
            sequence: sequence + 1, issuedMilliseconds: issued,
            expiresMilliseconds: issued + lifeMilliseconds, previous: previous, inReplyTo: reply,
            logHead: logHead)
        let envelope = Envelope.sealed(header, payload: payload, key: key)
        resume(after: envelope.redacted)
        return envelope
    }
}

package import Messaging

extension Envelope {
    /// A message that says something else in this one's place, signed with any key.
    package func forged(
        type: MessageType? = nil, payload: [UInt8]? = nil, run: RunID? = nil,
        phase: UInt16? = nil, sender: NodeID? = nil, sequence: UInt64? = nil,
        previous: Digest? = nil,
        inReplyTo: Digest? = nil, logHead: Digest? = nil, laterBy milliseconds: UInt64 = 0,
        key: SigningKey
    ) -> Envelope {
        .sealed(
            EnvelopeHeader(
                type: type?.rawValue ?? header.type, federation: header.federation,
                run: run ?? header.run, round: header.round, phase: phase ?? header.phase,
                attempt: header.attempt, sender: sender ?? header.sender,
                recipient: header.recipient, keyEpoch: header.keyEpoch,
                rosterVersion: header.rosterVersion, sequence: sequence ?? header.sequence,
                issuedMilliseconds: header.issuedMilliseconds + milliseconds,
                expiresMilliseconds: header.expiresMilliseconds + milliseconds,
                previous: previous ?? header.previous, inReplyTo: inReplyTo ?? header.inReplyTo,
                logHead: logHead ?? header.logHead),
            payload: payload ?? self.payload, key: key)
    }
}

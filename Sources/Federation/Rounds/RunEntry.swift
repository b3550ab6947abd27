package import Messaging

/// One entry of a run's log, as far as its reader may see it.
package struct RunEntry: Sendable, Hashable {
    /// From 1, in the order of the coordinator's transcript.
    package let number: UInt64
    package let header: SealedHeader
    /// Nil where the message is addressed to somebody else.
    package let payload: [UInt8]?

    /// Only verified messages become entries.
    package init(number: UInt64, _ envelope: Verified<Envelope>) {
        self.number = number
        header = envelope.value.redacted
        payload = envelope.value.payload
    }

    package init(number: UInt64, _ header: Verified<SealedHeader>) {
        self.number = number
        self.header = header.value
        payload = nil
    }

    package var digest: Digest { header.digest }
    package var sender: NodeID { header.header.sender }
}

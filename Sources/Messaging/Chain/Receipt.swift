import Documents

/// The coordinator's signature for one message that stands in its log.
///
/// It names the message, the entry it became, and the log's head right after it. Receipts attest
/// the log and are no entries of it; their sequence is 0.
package struct Receipt: Sendable, Hashable {
    /// Digest of the message received.
    package let message: Digest
    package let run: RunID
    /// Number of the message's entry, from 1.
    package let entry: UInt64
    /// The log's head after that entry.
    package let head: Digest

    /// Signs a receipt for `message`, which became `entry` and made the head `head`. It takes
    /// federation, run and roster version from the message and goes to its sender.
    package static func make(
        for message: SealedHeader, entry: UInt64, head: Digest, coordinator: NodeID,
        keyEpoch: UInt32, key: SigningKey, nowMilliseconds: UInt64
    ) -> Envelope {
        let received = message.header
        let header = EnvelopeHeader(
            type: MessageType.receipt.rawValue, federation: received.federation, run: received.run,
            sender: coordinator, recipient: received.sender, keyEpoch: keyEpoch,
            rosterVersion: received.rosterVersion, sequence: 0, issuedMilliseconds: nowMilliseconds,
            expiresMilliseconds: nowMilliseconds + Expectation.longestLifeMilliseconds,
            inReplyTo: message.digest, logHead: head)
        let payload: JSONValue = ["entry": .integer(Int(entry))]
        return .sealed(header, payload: payload.encoded(), key: key)
    }

    /// Reads a receipt whose signature was verified.
    package init(_ verified: Verified<Envelope>) throws(ReceiptError) {
        try self.init(parsing: verified.value)
    }

    /// Reads a receipt without believing it: out of an own log, where it was verified before.
    package init(parsing envelope: Envelope) throws(ReceiptError) {
        let header = envelope.header
        guard header.messageType == .receipt else { throw .anotherType(header.type) }
        do throws(DocumentError) {
            let reader = try DocumentReader(
                JSONParser.parse(envelope.payload, maximumBytes: 256), at: "", keys: ["entry"])
            entry = UInt64(try reader.integer("entry", in: 1...1 << 53))
        } catch {
            throw .unreadable(error)
        }
        message = header.inReplyTo
        run = header.run
        head = header.logHead
    }
}

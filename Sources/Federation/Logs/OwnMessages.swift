package import Messaging

/// What a coordinator's log of a run, or the federation's feed, shows of one institution's own
/// messages.
package struct OwnMessages: Sendable, Hashable {
    package let run: RunID
    /// In the order of the log.
    package private(set) var envelopes: [Envelope]

    /// Out of items as a poll brings them, each a number of 8 bytes and an entry.
    package init(of me: NodeID, run: RunID, in items: [[UInt8]]) throws(EnvelopeError) {
        self.run = run
        envelopes = []
        for item in items {
            guard
                case .envelope(let envelope) = try RunLog.Item(decoding: Array(item.dropFirst(8))),
                envelope.header.sender == me, envelope.header.run == run
            else { continue }
            envelopes.append(envelope)
        }
    }

    /// Reads a log after entry `number` to its end, and stores nothing of it.
    package init(
        of me: NodeID, run: RunID, after number: UInt64 = 0, from transport: some Transport
    ) async throws {
        try self.init(of: me, run: run, in: [])
        var position = number
        while true {
            let items = try await transport.messages(run: run, after: position, waiting: false)
            guard !items.isEmpty else { return }
            for item in items {
                let found = item.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
                guard found == position + 1 else {
                    throw ParticipantError.entryMissing(expected: position + 1, found: found)
                }
                position = found
            }
            envelopes += try OwnMessages(of: me, run: run, in: items).envelopes
        }
    }

    /// Those of them whose digests pass.
    package func filtered(_ passes: (Digest) throws -> Bool) rethrows -> OwnMessages {
        var part = self
        part.envelopes = try envelopes.filter { try passes($0.digest) }
        return part
    }
}

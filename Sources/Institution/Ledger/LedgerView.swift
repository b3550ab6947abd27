package import Comparison
package import Federation
package import Messaging

/// What left an institution, in words and numbers.
package struct LedgerView: Sendable {
    package let messages: [LedgerMessage]

    /// Of one run, or of all, with what was sent to become a member, in the order of time.
    ///
    /// - Parameter questions: what tells the blocks of masked answers; without them these are bare
    ///   words.
    package init(
        _ ledger: Ledger, run: RunID? = nil, questions: LedgerQuestions? = nil
    ) throws {
        let requests = run == nil || run == .federation ? try ledger.requests() : []
        try self.init(Self.ordered(requests + ledger.sent(run: run)), questions: questions)
    }

    private static func ordered(_ messages: [Ledger.Sent]) -> [Ledger.Sent] {
        messages.enumerated().sorted { left, right in
            let (one, other) = (left.element.envelope.header, right.element.envelope.header)
            return (one.issuedMilliseconds, left.offset)
                < (other.issuedMilliseconds, right.offset)
        }.map(\.element)
    }

    package init(_ messages: [Ledger.Sent], questions: LedgerQuestions? = nil) throws {
        var asked: [RunID: [Digest: RunQuestion]] = [:]
        var view: [LedgerMessage] = []
        for message in messages {
            let header = message.envelope.header
            if header.messageType == .maskedAnswer, asked[header.run] == nil {
                asked[header.run] =
                    try questions?.asked(in: header.run, of: header.sender) ?? [:]
            }
            view.append(
                LedgerMessage(message, question: asked[header.run]?[header.inReplyTo]))
        }
        self.messages = view
    }

    /// Messages by kind, for a report.
    package var departures: [Departure] { Departure.counted(messages.map(\.envelope)) }

    package var byteCount: Int { messages.reduce(0) { $0 + $1.envelope.bytes.count } }
}

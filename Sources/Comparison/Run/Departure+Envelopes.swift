package import Messaging

extension Departure {
    /// What institutions sent, by kind; other messages are left out.
    package static func counted(_ envelopes: some Sequence<Envelope>) -> [Departure] {
        var tallies: [MessageType: (messages: Int, bytes: Int)] = [:]
        for envelope in envelopes {
            guard let type = envelope.header.messageType else { continue }
            let known = tallies[type] ?? (0, 0)
            tallies[type] = (known.messages + 1, known.bytes + envelope.bytes.count)
        }
        return kinds.compactMap { kind in
            tallies[kind.type].map { tally in
                Departure(
                    what: kind.what, messages: tally.messages, bytes: tally.bytes,
                    readableBy: kind.readableBy)
            }
        }
    }

    private static let kinds: [(type: MessageType, what: String, readableBy: String)] = [
        (
            .maskedAnswer, "masked answers",
            "nobody; only the sum over all members can be read"
        ),
        (.maskKeys, "public keys for masks", "the coordinator and the members"),
        (.runAcceptance, "acceptances, with a salted hash of the table", "the coordinator"),
        (.ownFigures, "own figures for the report, in bands", "the coordinator"),
        (.refusal, "refusals, with the policy's rule", "the coordinator and the members"),
        (.studyApproval, "approvals of a study", "the coordinator and the members"),
        (.studyDeclined, "refusals of a study", "the coordinator and the members"),
    ]
}

package import Comparison
package import Federation
package import Messaging

/// What left an institution, in words and numbers.
package struct LedgerView {
    package let messages: [Ledger.Sent]

    /// Of one run, or of all.
    package init(_ ledger: Ledger, run: RunID? = nil) throws {
        messages = try ledger.sent(run: run)
    }

    /// Messages by kind, for a report.
    package var departures: [Departure] {
        var groups: [(type: MessageType, messages: Int, bytes: Int)] = []
        for message in messages {
            guard let type = message.envelope.header.messageType else { continue }
            let size = message.envelope.bytes.count
            if let index = groups.firstIndex(where: { $0.type == type }) {
                groups[index].messages += 1
                groups[index].bytes += size
            } else {
                groups.append((type, 1, size))
            }
        }
        return groups.map { group in
            Departure(
                what: group.type.words, messages: group.messages, bytes: group.bytes,
                readableBy: group.type.readers)
        }
    }

    /// One line a message: when, what, how large, whether it is receipted.
    package func lines(time: (UInt64) -> String) -> [String] {
        messages.map { message in
            let header = message.envelope.header
            let round = header.round > 0 ? " round \(header.round)" : ""
            let receipt = message.receipt == nil ? "no receipt yet" : "receipted"
            return """
                \(time(header.issuedMilliseconds))  \
                \(header.run == .federation ? "federation" : String(header.run.hex.prefix(8)))\
                \(round)  \(message.summary), \(message.envelope.bytes.count) bytes, \(receipt)
                """
        }
    }
}

extension MessageType {
    /// What a message of an institution holds, in words.
    package var words: String {
        switch self {
        case .studyApproval: "approval of the study"
        case .studyDeclined: "refusal of a study"
        case .runAcceptance: "acceptance of the run, with a salted hash of the table"
        case .maskKeys: "public key for masks"
        case .maskedAnswer: "masked answers"
        case .ownFigures: "own figures for the report, in bands"
        case .refusal: "refusal, with the policy's rule"
        case .registrationRequest: "registration request"
        default: "\(self)"
        }
    }

    /// Who can read it, in words.
    package var readers: String {
        switch self {
        case .maskedAnswer: "nobody; only the sum over all members can be read"
        case .runAcceptance, .ownFigures: "the coordinator"
        default: "the coordinator and the members"
        }
    }
}

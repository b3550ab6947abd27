package import Messaging

/// Why an entry is not taken into a run's log.
package enum RunLogError: Error, Hashable, CustomStringConvertible {
    case envelope(EnvelopeError)
    case message(MessageError)
    case repeated
    case equivocation(sender: String)
    case gap(expected: UInt64, found: UInt64)
    case brokenChain(sender: String)
    case unknownHead(sender: String)

    /// A stable word.
    package var code: String {
        switch self {
        case .envelope(let error): error.code
        case .message(let error): error.code
        case .repeated: "repeated"
        case .equivocation: "equivocation"
        case .gap: "gap"
        case .brokenChain: "broken-chain"
        case .unknownHead: "unknown-head"
        }
    }

    /// The HTTP status that answers it.
    package var status: Int {
        switch self {
        case .envelope(let error): error.status
        case .message: 422
        case .repeated: 200
        case .equivocation, .gap, .brokenChain, .unknownHead: 409
        }
    }

    /// Whether the operator is to be shown who sent it: two messages under one number, or one in
    /// another's name, are no accident.
    var isAlarm: Bool {
        switch self {
        case .equivocation, .envelope(.senderNotPeer): true
        case .envelope, .message, .repeated, .gap, .brokenChain, .unknownHead: false
        }
    }

    package var description: String {
        switch self {
        case .envelope(let error): error.description
        case .message(let error): error.description
        case .repeated: "The message stands in the log already."
        case .equivocation(let sender):
            """
            \(sender) signed two different messages with one number. Together they prove it; the \
            operator sees an alarm.
            """
        case .gap(let expected, let found):
            "Message \(found) came, \(expected) is next. The sender resends from its ledger."
        case .brokenChain(let sender):
            "The message does not name the one before it in the chain of \(sender)."
        case .unknownHead(let sender):
            """
            \(sender) names a head of the log that is not part of it: somebody holds another log \
            of this run.
            """
        }
    }
}

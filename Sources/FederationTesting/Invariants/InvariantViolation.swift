package import Messaging

/// What must never be seen in any state of a federation.
package enum InvariantViolation: Error, Hashable, CustomStringConvertible {
    /// One sender, one number, two messages.
    case numberReused(sender: NodeID, sequence: UInt64)
    /// Two answers of one member to one round.
    case secondAnswer(member: NodeID, round: UInt32)
    /// Two answers of one member under the same masks, which subtract to plain words.
    case masksReused(member: NodeID)
    /// A round bound to two questions, or an answer to another question than the bound one.
    case secondQuestion(member: NodeID, round: UInt32)
    /// A receipt that attests what the log does not hold.
    case receiptOutsideLog(member: NodeID)
    /// An entry that was durable is gone, or another stands in its place.
    case logChanged(entry: UInt64)
    /// The log's own rules refuse its next entry.
    case entryRefused(entry: UInt64, reason: String)
    /// A sum that is not that of exactly one answer of each member.
    case sumOfOthers(round: UInt32)
    /// A sum that is not that of the plain words behind the answers.
    case masksRemain(round: UInt32)
    /// A member that holds the same log came to another state.
    case foldsDiffer(member: NodeID, entry: UInt64)
    /// The secret of the masks outlives its run.
    case rootKept(member: NodeID)
    /// A word left the building as it was before masking.
    case plainWords(member: NodeID, round: UInt32)

    package var description: String {
        switch self {
        case .numberReused(let sender, let sequence):
            "\(sender) signed two messages with number \(sequence)."
        case .secondAnswer(let member, let round): "\(member) answered round \(round) twice."
        case .masksReused(let member): "\(member) put the same masks on two answers."
        case .secondQuestion(let member, let round):
            "\(member) answered, or is bound to, a second question of round \(round)."
        case .receiptOutsideLog(let member):
            "\(member) holds a receipt for what does not stand in the log."
        case .logChanged(let entry): "Entry \(entry) of the log was durable and has changed."
        case .entryRefused(let entry, let reason): "Entry \(entry) breaks a rule: \(reason)"
        case .sumOfOthers(let round):
            "The sum of round \(round) is not that of one answer of each member."
        case .masksRemain(let round): "Masks remain in the sum of round \(round)."
        case .foldsDiffer(let member, let entry):
            "\(member) folds the log up to entry \(entry) to another state."
        case .rootKept(let member): "\(member) keeps the secret of its masks after the run closed."
        case .plainWords(let member, let round):
            "A plain word stands in the answer of \(member) to round \(round)."
        }
    }
}

package import Documents

/// Why a message's payload, or its place in the run, is refused.
package enum MessageError: Error, Hashable, CustomStringConvertible {
    case malformed(String)
    /// Nobody waits for this message now.
    case notAwaited(type: String, phase: String)
    case notAMember(String)
    case wrongReply(type: String)
    case wrongStudy(expected: String, found: String)
    case wrongMembers
    /// Study, members, approvals or start are not those of the signed documents.
    case wrongOpening
    case repeatedKey(member: String)
    case answerLength(member: String, expected: Int, received: Int)
    /// The coordinator asks something that does not follow from the last sum.
    case unexpectedQuestion(round: Int)
    /// The sum is not the sum of the answers that it names.
    case falseSum(round: Int)
    case wrongOutcome

    package init(_ error: DocumentError) { self = .malformed(error.description) }

    package var code: String {
        switch self {
        case .malformed: "malformed"
        case .notAwaited: "not-awaited"
        case .notAMember: "not-a-member"
        case .wrongReply: "wrong-reply"
        case .wrongStudy: "wrong-study"
        case .wrongMembers: "wrong-members"
        case .wrongOpening: "wrong-opening"
        case .repeatedKey: "repeated-key"
        case .answerLength: "answer-length"
        case .unexpectedQuestion: "unexpected-question"
        case .falseSum: "false-sum"
        case .wrongOutcome: "wrong-outcome"
        }
    }

    package var description: String {
        switch self {
        case .malformed(let text): "The payload is malformed: \(text)"
        case .notAwaited(let type, let phase): "A \(type) is not awaited while the run is \(phase)."
        case .notAMember(let name): "\(name) is not a member of this run."
        case .wrongReply(let type): "The \(type) does not answer the message that it should."
        case .wrongStudy(let expected, let found):
            """
            The run opens study \(found), approved is \(expected). Nothing is answered; ask the \
            operator which version was published.
            """
        case .wrongMembers: "The members differ from those of the study that was approved."
        case .wrongOpening:
            """
            The opening does not follow from the signed study and its approvals. Nothing is \
            answered; keep the ledger.
            """
        case .repeatedKey(let member): "\(member) sent a mask key that another member already uses."
        case .answerLength(let member, let expected, let received):
            """
            \(member) answered with \(received) words, the question asks for \(expected). Check \
            that its node approved the same version of the study.
            """
        case .unexpectedQuestion(let round):
            """
            The question of round \(round) does not follow from the last sum. It is not answered; \
            keep the ledger, it holds the coordinator's signature.
            """
        case .falseSum(let round):
            """
            The sum of round \(round) is not the sum of its answers. The coordinator signed it; \
            keep the ledger as evidence.
            """
        case .wrongOutcome: "The outcome is not what the signed sums lead to."
        }
    }
}

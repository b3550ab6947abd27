import Federation
import Messaging

/// What one member says in the place of one of its messages, signed with its own key.
package struct MemberLie: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Words of no meaning in the place of the row counts. Words that lie in range are false
        /// data, which no protocol can tell from true data.
        case falseWords = "false words"
        case wrongLength = "wrong length"
        case rubbish
        /// A second message with the number of one that was accepted.
        case secondVersion = "second version"
        case falseName = "false name"
        case brokenChain = "broken chain"
        case unknownHead = "unknown head"
        case wrongReply = "wrong reply"
        /// Another member's mask key as its own.
        case copiedKey = "copied key"

        func concerns(_ header: EnvelopeHeader) -> Bool {
            switch self {
            case .falseWords: header.messageType == .maskedAnswer && header.round == 1
            case .wrongLength: header.messageType == .maskedAnswer
            case .copiedKey: header.messageType == .maskKeys
            case .rubbish, .secondVersion, .falseName, .brokenChain, .unknownHead, .wrongReply:
                true
            }
        }
    }

    package let kind: Kind
    /// The liar, by its place in id order.
    package let member: Int
    /// Which of the messages that the lie can be told about, from 0.
    package let message: Int
    /// Says the same again for ever; otherwise the true message follows.
    package let persists: Bool

    package init(kind: Kind, member: Int, message: Int, persists: Bool) {
        self.kind = kind
        self.member = member
        self.message = message
        self.persists = persists
    }

    /// The lie in the place of `truth`; `accomplice` is another member and `keys` the mask keys that
    /// it has seen.
    func told(
        of truth: Envelope, by key: SigningKey, accomplice: NodeID,
        keys: [NodeID: AgreementPublicKey]
    ) throws -> Envelope {
        let nothing = Digest.sha256(Array("nothing".utf8))
        switch kind {
        case .falseWords:
            let words = try AnswerMessage.words(of: truth.payload)
            return truth.forged(
                payload: AnswerMessage.payload(words.map { ~($0 &* 3) }), key: key)
        case .wrongLength:
            let words = try AnswerMessage.words(of: truth.payload)
            return truth.forged(payload: AnswerMessage.payload(words.dropLast()), key: key)
        case .rubbish: return truth.forged(payload: Array("rubbish".utf8), key: key)
        case .secondVersion: return truth.forged(laterBy: 1, key: key)
        case .falseName: return truth.forged(sender: accomplice, key: key)
        case .brokenChain: return truth.forged(previous: nothing, key: key)
        case .unknownHead: return truth.forged(logHead: nothing, key: key)
        case .wrongReply: return truth.forged(inReplyTo: nothing, key: key)
        case .copiedKey:
            let copied = keys[accomplice] ?? keys.min { $0.key < $1.key }?.value
            return truth.forged(payload: copied.map { MaskKeys(pairKey: $0).payload }, key: key)
        }
    }
}

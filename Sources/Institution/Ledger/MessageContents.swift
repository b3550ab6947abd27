import Documents
package import Federation
import Messaging

/// What one outgoing message holds, in words and numbers.
package enum MessageContents: Sendable, Hashable {
    /// All that a document says, leaf by leaf.
    case statements([Statement])
    /// A masked answer: what stood in its blocks before the mask was put on.
    case answer(step: String, blocks: [BlockReading])
    /// A masked answer whose question the ledger does not hold: its words before the mask, without
    /// names and scales.
    case bareWords([Int64])
    /// Nothing that can be read here.
    case unreadable

    package struct Statement: Sendable, Hashable {
        /// Where in the document it stands: `waivers[0].reason`.
        package let path: String
        /// What that is, where the path does not say it by itself.
        package let meaning: String?
        package let value: String
    }

    /// - Parameter question: what a masked answer answers, if known.
    package init(of message: Ledger.Sent, question: RunQuestion?) {
        switch message.envelope.header.messageType {
        case .maskedAnswer:
            self = Self.answer(plain: message.plain ?? [], question)
        case .maskKeys:
            let key = try? MaskKeys(parsing: message.envelope.payload).pairKey.hex
            self = key.map { Self.statements([.pairKey($0)]) } ?? .unreadable
        case .some(let type):
            self = Self.document(message.envelope.payload, of: type)
        case nil:
            self = .unreadable
        }
    }

    private static func answer(plain: [UInt64], _ question: RunQuestion?) -> MessageContents {
        guard let question,
            let vector = try? SumVector(layout: question.layout, words: plain)
        else { return .bareWords(plain.map { Int64(bitPattern: $0) }) }
        return .answer(step: question.step, blocks: vector.readings)
    }

    private static func document(_ payload: [UInt8], of type: MessageType) -> MessageContents {
        guard let document = try? JSONParser.parse(payload, maximumBytes: type.maximumPayload)
        else { return .unreadable }
        return .statements(Statement.all(in: document, of: type))
    }
}

package import Federation
package import Messaging

/// One message that left an institution, or is about to leave it.
package struct LedgerMessage: Sendable, Hashable {
    package let envelope: Envelope
    /// What it says, in one phrase.
    package let summary: String
    package let contents: MessageContents
    package let receipt: ReceiptState

    package enum ReceiptState: Sendable, Hashable {
        /// The coordinator has not attested it yet.
        case missing
        /// Attested as an entry of the coordinator's log, with the head right after it.
        case held(Receipt, bytes: [UInt8])
        case unreadable
        /// Requests to become a member are answered by a decision.
        case notDue

        init(_ bytes: [UInt8]?) {
            guard let bytes else {
                self = .missing
                return
            }
            let receipt = try? Receipt(parsing: Envelope(decoding: bytes))
            self = receipt.map { .held($0, bytes: bytes) } ?? .unreadable
        }
    }

    package init(_ message: Ledger.Sent, question: RunQuestion? = nil) {
        envelope = message.envelope
        summary = message.summary
        contents = MessageContents(of: message, question: question)
        receipt =
            envelope.header.messageType?.isChained == false
            ? .notDue : ReceiptState(message.receipt)
    }

    /// Whether the coordinator attested it.
    package var hasReceipt: Bool {
        if case .held = receipt { true } else { false }
    }

    /// The type's name, such as `maskedAnswer`.
    package var type: String {
        envelope.header.messageType.map { "\($0)" } ?? String(envelope.header.type, radix: 16)
    }

    /// To whom it goes: institutions write to the coordinator, or through it to all.
    package var recipient: String {
        guard envelope.header.messageType != .registrationRequest else { return "the operator" }
        return envelope.header.recipient == .everyone
            ? "the coordinator and all members" : "the coordinator"
    }
}

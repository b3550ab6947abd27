package import Federation
import Messaging

extension LedgerView {
    /// How much of what a message holds is printed below its line.
    package enum Detail: Sendable, Hashable {
        case none
        /// Of each block of an answer its first words.
        case beginnings
        case everything

        fileprivate func shown(_ texts: [String]) -> String {
            let most = self == .everything ? texts.count : 8
            let shown = texts.prefix(most).joined(separator: " ")
            return texts.count > most ? "\(shown) … and \(texts.count - most) more" : shown
        }
    }

    /// One line a message: when, what, how large, whether it is receipted; below it what it holds.
    package func lines(_ detail: Detail = .none, time: (UInt64) -> String) -> [String] {
        messages.flatMap { message in
            [message.line(time: time)] + (detail == .none ? [] : message.contents.lines(detail))
        }
    }
}

extension LedgerMessage {
    fileprivate func line(time: (UInt64) -> String) -> String {
        let header = envelope.header
        let round = header.round > 0 ? " round \(header.round)" : ""
        return """
            \(time(header.issuedMilliseconds))  \
            \(header.run == .federation ? "federation" : header.run.short)\
            \(round)  \(summary), \(envelope.bytes.count) bytes to \(recipient), \(receipt.words)
            """
    }
}

extension LedgerMessage.ReceiptState {
    fileprivate var words: String {
        switch self {
        case .missing: "no receipt yet"
        case .held(let receipt, _):
            "receipt: entry \(receipt.entry), head \(receipt.head.hex.prefix(16))"
        case .unreadable: "a receipt that can't be read"
        case .notDue: "answered by a decision"
        }
    }
}

extension MessageContents {
    fileprivate func lines(_ detail: LedgerView.Detail) -> [String] {
        switch self {
        case .statements(let statements):
            return statements.map { statement in
                let meaning = statement.meaning.map { " (\($0))" } ?? ""
                return "    \(statement.path)\(meaning): \(statement.value)"
            }
        case .answer(_, let blocks):
            return ["    before masking:"]
                + blocks.map {
                    "    \($0.name), \($0.unit): \(detail.shown($0.values.map(Self.number)))"
                }
        case .bareWords(let words):
            return ["    before masking, in words: \(detail.shown(words.map { "\($0)" }))"]
        case .unreadable:
            return ["    not to be read here"]
        }
    }

    /// Whole numbers without a fraction.
    private static func number(_ value: Double) -> String {
        value == value.rounded() && value.magnitude < 0x1p53 ? "\(Int(value))" : "\(value)"
    }
}

extension BlockReading {
    /// Kind and scale in words: "a sum in steps of 2^-40".
    package var unit: String {
        switch kind {
        case .count: "a count"
        case .scaled, .real: "a sum in steps of \(steps)"
        }
    }

    private var steps: String {
        let smallest = exponents.min() ?? 0
        let largest = exponents.max() ?? 0
        return smallest == largest ? "2^\(-largest)" : "2^\(-largest) to 2^\(-smallest)"
    }
}

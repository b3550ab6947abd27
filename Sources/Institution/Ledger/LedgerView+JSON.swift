package import Documents
import Federation
import Messaging

extension LedgerView {
    /// For an auditor: every message with all that it holds, its signed header, and the receipt
    /// that the coordinator signed for it. Who has the roster can check both signatures.
    ///
    /// - Parameter institution: whose ledger it is.
    package func json(institution: String, time: (UInt64) -> String) -> JSONValue {
        [
            "format": 1, "institution": .string(institution),
            "messages": .array(messages.map { $0.json(time: time) }),
            "bytes": .integer(byteCount),
        ]
    }
}

extension LedgerMessage {
    fileprivate func json(time: (UInt64) -> String) -> JSONValue {
        let header = envelope.header
        return [
            "time": .string(time(header.issuedMilliseconds)),
            "run": .string(header.run.hex), "round": .integer(Int(header.round)),
            "sequence": .string("\(header.sequence)"), "type": .string(type),
            "summary": .string(summary), "to": .string(recipient),
            "bytes": .integer(envelope.bytes.count), "message": .string(envelope.digest.hex),
            "signedHeader": .string(Base64.encode(envelope.redacted.bytes)),
            "contents": contents.json, "receipt": receipt.json,
        ]
    }
}

extension LedgerMessage.ReceiptState {
    fileprivate var json: JSONValue {
        switch self {
        case .missing, .unreadable, .notDue: .null
        case .held(let receipt, let bytes):
            [
                "entry": .string("\(receipt.entry)"), "head": .string(receipt.head.hex),
                "signed": .string(Base64.encode(bytes)),
            ]
        }
    }
}

extension MessageContents {
    /// Words are texts, since they reach beyond 2^53.
    fileprivate var json: JSONValue {
        switch self {
        case .statements(let statements):
            [
                "statements": .array(
                    statements.map {
                        [
                            "path": .string($0.path),
                            "meaning": $0.meaning.map { .string($0) } ?? .null,
                            "value": .string($0.value),
                        ]
                    })
            ]
        case .answer(let step, let blocks):
            ["step": .string(step), "blocks": .array(blocks.map(\.json))]
        case .bareWords(let words):
            ["words": .array(words.map { .string("\($0)") })]
        case .unreadable: .null
        }
    }
}

extension BlockReading {
    fileprivate var json: JSONValue {
        [
            "name": .string(name), "unit": .string(unit),
            "exponents": .array(exponents.map { .integer($0) }),
            "words": .array(words.map { .string("\($0)") }),
            "values": .array(values.map { .double($0) }),
        ]
    }
}

import Comparison
import Federation
import Messaging

extension LedgerView {
    /// For a spreadsheet: one row for each number or statement of each message.
    package func csv(time: (UInt64) -> String) -> String {
        var table = CSVText(header: [
            "time", "run", "round", "type", "to", "bytes", "message", "entry", "head", "part",
            "meaning", "index", "value", "word", "exponent",
        ])
        for message in messages {
            for row in message.contents.rows { table.append(message.facts(time: time) + row) }
        }
        return table.text
    }
}

extension LedgerMessage {
    fileprivate func facts(time: (UInt64) -> String) -> [CSVText.Cell] {
        let header = envelope.header
        return [
            .text(time(header.issuedMilliseconds)), .text(header.run.hex),
            .integer(Int64(header.round)), .text(type), .text(recipient),
            .integer(Int64(envelope.bytes.count)), .text(envelope.digest.hex),
        ] + receipt.cells
    }
}

extension LedgerMessage.ReceiptState {
    fileprivate var cells: [CSVText.Cell] {
        switch self {
        case .held(let receipt, _):
            [.integer(Int64(clamping: receipt.entry)), .text(receipt.head.hex)]
        case .missing, .unreadable, .notDue: [.empty, .empty]
        }
    }
}

extension MessageContents {
    /// Part, meaning, index, value, word, exponent. A message of which nothing can be read has one
    /// row all the same.
    fileprivate var rows: [[CSVText.Cell]] {
        switch self {
        case .statements(let statements):
            statements.map {
                [
                    .text($0.path), $0.meaning.map { .text($0) } ?? .empty, .empty,
                    .text($0.value), .empty, .empty,
                ]
            }
        case .answer(_, let blocks): blocks.flatMap(\.rows)
        case .bareWords(let words):
            words.enumerated().map { index, word in
                [
                    .text("words"), .empty, .integer(Int64(index)), .empty, .integer(word), .empty,
                ]
            }
        case .unreadable: [[CSVText.Cell](repeating: .empty, count: 6)]
        }
    }
}

extension BlockReading {
    fileprivate var rows: [[CSVText.Cell]] {
        zip(zip(words, exponents), values).enumerated().map { index, element in
            let ((word, exponent), value) = element
            return [
                .text(name), .text(unit), .integer(Int64(index)), .number(value), .integer(word),
                .integer(Int64(exponent)),
            ]
        }
    }
}

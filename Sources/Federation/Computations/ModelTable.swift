package import Learning

/// One model's answers on hold-out rows, as whole numbers and sums that add up over institutions.
package enum ModelTable: Sendable, Hashable {
    case event(ScoreTable)
    case classes(ClassTable)
    case amount(AmountTable)

    package var rowCount: Int {
        switch self {
        case .event(let table): Int(table.rowCount)
        case .classes(let table): Int(table.rowCount)
        case .amount(let table): table.rowCount
        }
    }

    /// The score table of an event; nil for other targets.
    package var event: ScoreTable? {
        if case .event(let table) = self { table } else { nil }
    }

    /// Everything it holds, as 64-bit words in a fixed order.
    var words: [UInt64] {
        switch self {
        case .event(let table): table.words.map { UInt64(bitPattern: $0) }
        case .classes(let table): table.words.map { UInt64(bitPattern: $0) }
        case .amount(let table):
            [table.allRows, table.lastRows].flatMap { sums in
                (sums.counts + sums.histogram).map { UInt64($0) } + sums.reals.map(\.bitPattern)
            }
        }
    }
}

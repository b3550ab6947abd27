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

    /// The table of all rows together; nil for amounts, whose sums don't ask for it, and where the
    /// parts contradict one another.
    init?(joining tables: [ModelTable]) {
        let events = tables.compactMap(\.event)
        let classes = tables.compactMap { table in
            if case .classes(let table) = table { table } else { nil }
        }
        if !events.isEmpty, events.count == tables.count,
            let table = try? ScoreTable(joining: events)
        {
            self = .event(table)
        } else if !classes.isEmpty, classes.count == tables.count,
            let table = try? ClassTable(joining: classes)
        {
            self = .classes(table)
        } else {
            return nil
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

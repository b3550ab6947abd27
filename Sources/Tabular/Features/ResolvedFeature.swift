/// A study's request brought together with what answers it.
struct ResolvedFeature {
    enum Reading {
        case row(RowReading)
        case history([History], make: @Sendable () -> any HistoryReading)
    }

    let request: FeatureRequest
    let reading: Reading

    /// The canonical columns that it reads, in no order that matters.
    var needs: [ColumnReference] {
        switch reading {
        case .row(let row): row.needs + (row.currency.map { [$0.column] } ?? [])
        case .history(let histories, make: _): histories.flatMap(\.needs)
        }
    }
}

/// A feature that the observation's own row gives, with what is looked up for it.
struct RowReading {
    /// The columns to read, in the order in which `value` gets their cells.
    let needs: [ColumnReference]
    /// The columns that say since when those were known; a row known later counts as missing.
    let known: [ColumnReference]
    let currency: (column: ColumnReference, code: String)?
    let value: @Sendable (ObservedCells) -> FeatureValue
}

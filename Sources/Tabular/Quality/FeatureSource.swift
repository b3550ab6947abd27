import Learning

/// Where an institution finds a feature's values again: one column of one view.
struct FeatureSource {
    let column: ColumnReference
    /// SQL that is true for the view's rows that hold the feature; nil for all.
    let applies: String?
    /// True where the feature is the column's own number, so that the study's range holds for it.
    let isColumn: Bool
    /// The word of the row that says what it measures; nil where all rows measure the same.
    let measured: String?
    /// True where each row of the view gives one value, so that what is missing can be counted.
    let isOfRow: Bool

    /// Nil where a feature is made of several columns, or of none. Of rows of one kind the first
    /// column is the value, and the others say how it is to be taken.
    init?(_ request: FeatureRequest, _ resolver: FeatureResolver) {
        switch request.source {
        case .derived: return nil
        case .attribute(let table, let name, _, _, _):
            self.init(ColumnReference(table, name), isColumn: true)
        case .domain(let name, _, _):
            guard let feature = resolver.features.first(where: { $0.name == name }) else {
                return nil
            }
            switch feature.reading {
            case .row(let needs, value: _):
                guard needs.count == 1 else { return nil }
                self.init(needs[0])
            case .history(let histories, make: _):
                guard let history = histories.first, histories.count == 1,
                    history.columns.count == 1 || history.selector != nil
                else { return nil }
                let selected = history.selector.map {
                    "\(SQLText.name($0.column)) = \(SQLText.literal($0.word))"
                }
                self.init(
                    ColumnReference(history.table, history.columns[0]), applies: selected,
                    measured: history.selector?.word, isOfRow: false)
            }
        }
    }

    private init(
        _ column: ColumnReference, applies: String? = nil, measured: String? = nil,
        isColumn: Bool = false, isOfRow: Bool = true
    ) {
        self.column = column
        self.applies = applies
        self.measured = measured
        self.isColumn = isColumn
        self.isOfRow = isOfRow
    }

    /// The commonest values of the column with their rows, for the local terminal.
    var commonest: String {
        "SELECT \(name), count(*) FROM \(view) WHERE \(filled) GROUP BY 1 ORDER BY 2 DESC LIMIT 5"
    }

    /// Rows, and those of them without a value.
    var missing: String? {
        isOfRow ? "SELECT count(*), sum(\(name) IS NULL) FROM \(view)" : nil
    }

    /// Rows with a number, and those of them outside a range.
    func outside(_ range: ClosedRange<Double>) -> String? {
        guard isColumn else { return nil }
        let isOutside = "\(name) NOT BETWEEN \(range.lowerBound) AND \(range.upperBound)"
        return "SELECT count(*), sum(\(isOutside)) FROM \(view) WHERE \(filled)"
    }

    private var filled: String {
        [applies, "\(name) IS NOT NULL"].compactMap { $0 }.joined(separator: " AND ")
    }

    private var name: String { SQLText.name(column.column) }

    private var view: String { SQLText.name(column.table) }
}

/// Which rows of a canonical table a feature learns from: those of the observation's group.
///
/// The schema says when a row happened and when it could be known; the feature is shown it then.
package struct History: Sendable, Hashable {
    /// Rows of one kind only, such as one measured quantity.
    package struct Selector: Sendable, Hashable {
        package let column: String
        package let word: String

        package init(_ column: String, is word: String) {
            self.column = column
            self.word = word
        }
    }

    package let table: String
    /// The table's column that must equal `observed`.
    package let group: String
    /// A column of the observation.
    package let observed: ColumnReference
    package let selector: Selector?
    /// The columns whose cells a row has, in this order.
    package let columns: [String]
    /// True where an institution need not have the table: it has no rows then. A column that it
    /// lists as absent reads as missing.
    package let isOptional: Bool
    /// True in a `record` study, whose rows have no times: all are shown before the value is asked
    /// for.
    package let isTimeless: Bool

    package init(
        _ table: String, group: String, equals observed: ColumnReference,
        selector: Selector? = nil, columns: [String], isOptional: Bool = false,
        isTimeless: Bool = false
    ) {
        self.table = table
        self.group = group
        self.observed = observed
        self.selector = selector
        self.columns = columns
        self.isOptional = isOptional
        self.isTimeless = isTimeless
    }

    /// Every column that the history reads.
    var needs: [ColumnReference] {
        ([group] + (selector.map { [$0.column] } ?? []) + columns).map {
            ColumnReference(table, $0)
        }
    }
}

/// One row of a history, at the moment at which it became known.
package struct HistoryRow: Sendable {
    /// When it happened.
    package let event: Moment
    /// When it could be known: never before it happened.
    package let known: Moment
    /// The place of the row's history among those that the feature learns from.
    package let source: Int
    package let cells: ObservedCells
}

/// What one feature remembers of one group's history.
///
/// It is shown every row in the order in which the rows became known, and is asked for its value at
/// moments in between. What it has not been shown it can't use, so nothing that became known after
/// an observation can enter the observation's features.
package protocol HistoryReading {
    mutating func learn(_ row: HistoryRow)

    /// The feature's value from all that was known at `moment`.
    mutating func value(at moment: Moment) -> FeatureValue
}

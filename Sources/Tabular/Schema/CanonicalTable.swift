/// One table of a domain's canonical schema.
package struct CanonicalTable: Sendable, Hashable {
    package let name: String
    package let columns: [CanonicalColumn]
    /// The columns that identify a row; they can't be absent.
    package let key: [String]
    /// False where a key may have several rows, such as the events of one loan.
    package let isKeyUnique: Bool
    /// The column that says when it happened.
    package let eventTime: String?
    /// The column that says since when the institution could know it; the event time if there is none.
    package let availabilityTime: String?
    /// What stands in where a row has no time of availability; a row that has neither is never
    /// known. Nil where the event time stands in.
    package let availableOtherwise: TimeOfParent?
    /// The column that says when what began at the event time ended, where rows last.
    package let endTime: String?
    /// The tables whose rows, found by this table's reference to them, must have begun before a row of
    /// this one happens.
    package let notBefore: [String]
    /// Other names of the table, for `map suggest` only.
    package let aliases: [String]

    package init(
        _ name: String, key: [String], isKeyUnique: Bool = true, eventTime: String? = nil,
        availabilityTime: String? = nil, availableOtherwise: TimeOfParent? = nil,
        endTime: String? = nil, notBefore: [String] = [], aliases: [String] = [],
        columns: [CanonicalColumn]
    ) {
        self.name = name
        self.key = key
        self.isKeyUnique = isKeyUnique
        self.eventTime = eventTime
        self.availabilityTime = availabilityTime ?? eventTime
        self.availableOtherwise = availableOtherwise
        self.endTime = endTime
        self.notBefore = notBefore
        self.aliases = aliases
        self.columns = columns
    }

    package func column(_ name: String) -> CanonicalColumn? {
        columns.first { $0.name == name }
    }
}

/// A time of the row that another row belongs to.
package struct TimeOfParent: Sendable, Hashable {
    /// The column by which a row refers to its parent.
    package let reference: String
    /// A column of the parent's table.
    package let time: ColumnReference

    package init(_ time: ColumnReference, by reference: String) {
        self.time = time
        self.reference = reference
    }
}

/// A table whose columns a study declares: one row for each row of `parent`.
package struct AttributeTable: Sendable, Hashable {
    package let name: String
    /// The canonical table whose key the attributes hang on.
    package let parent: String
    package let key: String
    /// What `known_at` holds: a day, an instant, or a moment on the institution's axis.
    package let knownAt: CanonicalColumn.Content

    package init(
        _ name: String, parent: String, key: String, knownAt: CanonicalColumn.Content = .date
    ) {
        self.name = name
        self.parent = parent
        self.key = key
        self.knownAt = knownAt
    }
}

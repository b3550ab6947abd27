/// Which rows a study observes, when, and what became of them: a domain's population and target.
package struct ObservationPlan: Sendable {
    /// A canonical table that is looked up for each row; a row without a match keeps missing cells.
    package struct Lookup: Sendable, Hashable {
        package let table: String
        /// The table's own column that must equal `key`.
        package let column: String
        package let key: ColumnReference
        /// True for a table that may hold several rows a key: the largest value of each column counts.
        package let takesLargest: Bool

        package init(
            _ table: String, _ column: String, equals key: ColumnReference,
            takesLargest: Bool = false
        ) {
            self.table = table
            self.column = column
            self.key = key
            self.takesLargest = takesLargest
        }
    }

    /// Each row of this canonical table is one observation.
    package let table: String
    package let lookups: [Lookup]
    package let entity: ColumnReference
    package let row: ColumnReference
    /// The time of observation: the first of these that the institution maps. Empty in a `record` study.
    package let time: [ColumnReference]
    /// The columns whose cells `judge` gets, in this order.
    package let needs: [ColumnReference]
    /// Those of `needs` that an institution may list as absent; their cells are missing then.
    package let optional: [ColumnReference]
    /// The row's part in the study, from its cells and its time of observation.
    package let judge: @Sendable (ObservedCells, Day?) -> ObservationState

    package init(
        table: String, lookups: [Lookup] = [], entity: ColumnReference, row: ColumnReference,
        time: [ColumnReference], needs: [ColumnReference], optional: [ColumnReference] = [],
        judge: @escaping @Sendable (ObservedCells, Day?) -> ObservationState
    ) {
        self.table = table
        self.lookups = lookups
        self.entity = entity
        self.row = row
        self.time = time
        self.needs = needs
        self.optional = optional
        self.judge = judge
    }

    /// True when every row has a time before which everything must have been known.
    package var isDated: Bool { !time.isEmpty }
}

package enum ObservationState: Sendable, Hashable {
    case event
    case nonEvent
    /// Not of the population, with one reason.
    case excluded(String)
    /// The study says nothing about such a row, so none of its answers could be trusted.
    case contradiction(String)
    /// Its target window is not complete yet.
    case censored
}

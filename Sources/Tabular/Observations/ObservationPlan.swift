package import Learning

/// Which rows a study observes, when, and what became of them: a domain's population and target.
package struct ObservationPlan: Sendable {
    /// Where the observations come from.
    package enum Source: Sendable, Hashable {
        /// Each row of the plan's table is one.
        case rows
        /// Each entity at each step of its axis at which the plan's table holds something: moments
        /// are rounded up to whole multiples of `step`. A row's key is its entity and its moment.
        case steps(time: String, step: Int)
    }

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

    package let source: Source
    package let table: String
    package let lookups: [Lookup]
    package let entity: ColumnReference
    /// The key of a row; the entity's where observations are steps.
    package let row: ColumnReference
    package let axis: TimeAxis
    /// The time of observation: the first of these that the institution maps. Empty in a `record` study.
    package let time: [ColumnReference]
    /// How far behind that time an observation stands, in units of the axis.
    package let delay: Int
    /// How far past an observation its target looks, in units of the axis.
    package let horizon: Int
    /// The columns whose cells `judge` gets, in this order.
    package let needs: [ColumnReference]
    /// Those of `needs` that an institution may list as absent; their cells are missing then.
    package let optional: [ColumnReference]
    /// Tables of which `judge` gets all rows of an observation's group, later ones included.
    package let evidence: [EvidenceTable]
    package let targetKind: TargetKind
    /// What a study may raise alarms of, at the plan's steps; nil where the target is no event on the axis.
    package let events: WatchedEvents?
    /// When the event behind a row's target happened, from what `judge` gets; nil where nothing
    /// tells it.
    package typealias EventTime = @Sendable (ObservedCells, Moment, Evidence) -> Moment?

    /// Nil where the target knows no such time. Where events are watched it is the next one's.
    package let eventTime: EventTime?
    /// True where rows with a missing feature are not of the study.
    package let keepsOnlyComplete: Bool
    /// Names of features that the target's own definition looks at.
    package let incorporated: Set<String>
    /// What an observation must have seen, given what the study asks for; nil asks for nothing.
    package let watch: @Sendable ([FeatureRequest]) -> Watch?
    /// Why `judge` may leave a row out: the field's closed list, in an order that every institution
    /// shares, since a sum counts by places.
    package let reasons: [String]
    /// The row's part in the study, from its cells, its time of observation and the evidence.
    package let judge: @Sendable (ObservedCells, Moment?, Evidence) -> ObservationState

    package init(
        source: Source = .rows, table: String, lookups: [Lookup] = [], entity: ColumnReference,
        row: ColumnReference, axis: TimeAxis = .days, time: [ColumnReference], delay: Int = 0,
        horizon: Int = 0, needs: [ColumnReference], optional: [ColumnReference] = [],
        evidence: [EvidenceTable] = [], targetKind: TargetKind = .event,
        events: WatchedEvents? = nil,
        eventTime: EventTime? = nil,
        keepsOnlyComplete: Bool = false,
        incorporated: Set<String> = [],
        watch: @escaping @Sendable ([FeatureRequest]) -> Watch? = { _ in nil },
        reasons: [String] = [],
        judge: @escaping @Sendable (ObservedCells, Moment?, Evidence) -> ObservationState
    ) {
        if events != nil {
            guard case .steps = source else {
                preconditionFailure("entities are watched at the steps of their axis")
            }
        }
        self.source = source
        self.table = table
        self.lookups = lookups
        self.entity = entity
        self.row = row
        self.axis = axis
        self.time = time
        self.delay = delay
        self.horizon = horizon
        self.needs = needs
        self.optional = optional
        self.evidence = evidence
        self.targetKind = targetKind
        self.events = events
        if let events {
            self.eventTime = { _, moment, evidence in events.next(moment, evidence) }
        } else {
            self.eventTime = eventTime
        }
        self.keepsOnlyComplete = keepsOnlyComplete
        self.incorporated = incorporated
        self.watch = watch
        self.reasons = reasons
        self.judge = judge
    }

    /// True when every row has a time before which everything must have been known.
    package var isDated: Bool { !time.isEmpty }

    /// All reasons for which a row may be left out: those of every study, then the field's.
    package var allReasons: [String] { ObservedRows.reasons + reasons }

    /// True where entities are asked about again and again, so that rows add up to time watched.
    package var watches: Bool {
        if case .steps = source { true } else { false }
    }
}

/// What became of one observation.
package enum ObservationState: Sendable, Hashable {
    /// Of the population, with its target: 1 or 0 of an event, a class's index, or an amount.
    case target(Double)
    /// Not of the population, with one reason.
    case excluded(String)
    /// The study says nothing about such a row, so none of its answers could be trusted.
    case contradiction(String)
    /// Its target window is not complete yet.
    case censored

    package static let event = ObservationState.target(1)
    package static let nonEvent = ObservationState.target(0)
}

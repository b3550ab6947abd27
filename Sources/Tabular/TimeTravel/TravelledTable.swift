/// A canonical table of which a check changes what became known after the observations.
struct TravelledTable {
    /// A column of the table that ties its rows to observations.
    struct Tie: Hashable {
        let group: String
        let observed: ColumnReference
    }

    /// When a row without a time of availability became known.
    enum Otherwise {
        case withEvent
        /// With its parent; never, if there is no such time.
        case withParent(ParentTimes?)
    }

    let name: String
    let ties: [Tie]
    let event: CompiledColumn
    let availability: CompiledColumn?
    /// What the table's canonical form takes for known where `availability` has no time.
    let otherwise: Otherwise
    /// The columns that a change may fill with noise.
    let values: [CompiledColumn]
    /// SQL that is true for the rows that some feature asks for; nil where that is all of them.
    let selection: String?
    /// True where a group may have any number of rows, so that some can be invented.
    let takesMore: Bool
    /// True where the rows are the observations themselves, which must not go away.
    let isObserved: Bool

    /// The moment at which a row became known, as SQL; NULL for an attested one.
    var known: String {
        let time = SQLText.name(event.column.name)
        let name = availability.map { SQLText.name($0.column.name) } ?? "NULL"
        switch otherwise {
        case .withEvent:
            return availability == nil ? time : "max(\(time), coalesce(\(name), \(time)))"
        case .withParent(let parent):
            let parents = parent == nil ? "NULL" : TravelledTable.parentTime
            return "max(\(time), coalesce(\(name), \(parents)))"
        }
    }

    /// True for a row that became known after a limit, or never, as SQL.
    func isLater(than limit: String) -> String {
        switch otherwise {
        case .withEvent: "\(known) > \(limit)"
        case .withParent: "coalesce(\(known) > \(limit), 1)"
        }
    }

    /// Where a copy keeps the time of each row's parent.
    private static let parentTime = SQLText.name("the parent's time")

    /// All columns of the rows, with their parents' times, and `more` beside them.
    func rows(with more: String) -> String {
        let name = SQLText.name(name)
        guard case .withParent(let parent?) = otherwise else {
            return "SELECT *, \(more) FROM temp.\(name)"
        }
        return """
            SELECT \(name).*, \(more), \(ParentTimes.time) AS \(TravelledTable.parentTime) \
            FROM temp.\(name) \(parent.join)
            """
    }

    /// One unit of time later or earlier, in the manner of the column.
    static func moved(_ column: CompiledColumn, by units: Int) -> String {
        let name = SQLText.name(column.column.name)
        return switch column.column.content {
        case .date, .month: "date(\(name), '\(units) days')"
        case .instant, .moment, .text, .integer, .real, .code, .word, .currency, .flag, .money:
            "\(name) + \(units)"
        }
    }

    /// The last moment that an observation may know of, as a literal in the manner of the event.
    func limit(_ time: Moment, axis: TimeAxis) -> String {
        switch (event.column.content, axis) {
        case (.date, _), (.month, _):
            SQLText.literal(axis.day(of: time)?.description ?? "")
        case (.instant, .days), (.moment, .days):
            String((time.value + 1) * TimeAxis.millisecondsOfDay - 1)
        default: String(time.value)
        }
    }

    /// Numbers, words and flags that follow from a row's place in the copy and from `seed`.
    func noise(_ column: CompiledColumn, seed: UInt32) -> String {
        let draw = "((rowid * 2654435761 + \(seed)) % 1000003)"
        switch column.column.content {
        case .integer, .money: return draw
        case .real: return "\(draw) / 7.0"
        case .flag: return "\(draw) % 2"
        case .code(let words) where !words.isEmpty:
            let branches = words.enumerated().map {
                "WHEN \($0.offset) THEN \(SQLText.literal($0.element))"
            }
            return "CASE \(draw) % \(words.count) \(branches.joined(separator: " ")) END"
        case .code, .text, .word, .currency: return SQLText.name(column.column.name)
        case .date, .month, .instant, .moment: return SQLText.name(column.column.name)
        }
    }
}

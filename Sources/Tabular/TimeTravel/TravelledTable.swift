/// A canonical table of which a check changes what became known after the observations.
struct TravelledTable {
    /// A column of the table that ties its rows to observations.
    struct Tie: Hashable {
        let group: String
        let observed: ColumnReference
    }

    let name: String
    let ties: [Tie]
    let event: CompiledColumn
    let availability: CompiledColumn?
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
        guard let availability else { return time }
        let name = SQLText.name(availability.column.name)
        return "max(\(time), coalesce(\(name), \(time)))"
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

/// The statement that streams the rows of histories by group, in the order in which they became
/// known: all tables that tie to the same column of an observation, in one.
struct HistoryQuery {
    /// The rows of one table by one group, and of a few kinds where a selector chooses them.
    struct Part {
        let table: CanonicalTable
        let group: CompiledColumn
        /// Nil where rows have no time, in a `record` study.
        let event: CompiledColumn?
        let availability: CompiledColumn?
        let parent: ParentTimes?
        let selector: CompiledColumn?
        var words: [String]
        var columns: [CompiledColumn]

        func place(of name: String) -> Int? {
            columns.firstIndex { $0.column.name == name }
        }
    }

    let parts: [Part]
    private let axis: TimeAxis

    /// Group, time of event, time of knowledge, the part's number, the word of its selector.
    static let leadingColumns = 5

    /// Histories whose table the institution doesn't have are left out.
    init(
        _ histories: [History], schema: CanonicalSchema, axis: TimeAxis, _ compiled: CompiledMapping
    ) {
        self.axis = axis
        var parts: [Part] = []
        for history in histories {
            if let index = parts.firstIndex(where: { $0.serves(history) }) {
                parts[index].add(history, compiled)
            } else if let part = Part(history, schema: schema, compiled) {
                parts.append(part)
            }
        }
        self.parts = parts
    }

    /// The part that gives a history's rows; nil where the institution has none.
    func part(of history: History) -> Int? {
        parts.firstIndex { $0.serves(history) }
    }

    /// Where the cells of a part begin among the columns of the statement.
    func start(of part: Int) -> Int {
        HistoryQuery.leadingColumns + parts[..<part].reduce(0) { $0 + $1.columns.count }
    }

    var requests: [ColumnReader.Request] {
        let name =
            parts.first.map { part in
                "\(part.table.name).\((part.event ?? part.group).column.name)"
            } ?? ""
        let time: ColumnReader.Request.Kind = axis == .days ? .day : .moment
        return [
            .init(name: name, kind: .text, hasState: false),
            .init(name: name, kind: time, hasState: false),
            .init(name: name, kind: time, hasState: false),
            .init(name: name, kind: .number(decimals: nil, isWhole: true), hasState: false),
            .init(name: name, kind: .word, hasState: false),
        ]
            + parts.flatMap { part in
                part.columns.map { column in
                    ColumnReader.Request(
                        name: "\(part.table.name).\(column.column.name)",
                        kind: ObservationQuery.kind(column), hasState: column.hasState)
                }
            }
    }

    var sql: String {
        let width = requests.reduce(0) { $0 + ($1.hasState ? 2 : 1) }
        let order = ["1 COLLATE BINARY", "3", "2"] + (4...width).map(String.init)
        return parts.indices.map(select).joined(separator: "\nUNION ALL\n")
            + "\nORDER BY \(order.joined(separator: ", "))"
    }

    private func select(_ number: Int) -> String {
        let part = parts[number]
        let group = SQLText.name(part.group.column.name)
        let event = part.event.map { part.time($0, on: axis) } ?? HistoryQuery.zero(on: axis)
        let known = known(part, event)
        var names = [part.group.asText, event, known, String(number)]
        var conditions = ["\(group) IS NOT NULL"]
        if part.event != nil, part.table.availableOtherwise != nil {
            conditions.append("(\(event) IS NULL OR \(known) IS NOT NULL)")
        }
        if let selector = part.selector {
            let name = SQLText.name(selector.column.name)
            names.append(name)
            let words = part.words.map(SQLText.literal).joined(separator: ", ")
            conditions.append("\(name) IN (\(words))")
        } else {
            names.append("NULL")
        }
        for other in parts.indices {
            for column in parts[other].columns {
                names.append(other == number ? SQLText.name(column.column.name) : "NULL")
                guard column.hasState else { continue }
                let state = SQLText.name(CompiledColumn.stateName(of: column.column.name))
                names.append(other == number ? state : "'missing'")
            }
        }
        return """
            SELECT \(names.joined(separator: ", "))
            FROM temp.\(SQLText.name(part.table.name)) \(part.parent?.join ?? "")
            WHERE \(conditions.joined(separator: " AND "))
            """
    }

    /// When a row became known, never before it happened; NULL for never.
    private func known(_ part: Part, _ event: String) -> String {
        guard part.event != nil else { return event }
        let own = part.availability.map { part.time($0, on: axis) }
        let otherwise =
            part.table.availableOtherwise == nil
            ? event : part.parent.map { part.time($0.column, as: ParentTimes.time, on: axis) }
        switch (own, otherwise) {
        case (let own?, let otherwise?): return "max(\(event), coalesce(\(own), \(otherwise)))"
        case (let time?, nil), (nil, let time?):
            return time == event ? event : "max(\(event), \(time))"
        case (nil, nil): return "NULL"
        }
    }

    /// The one moment of rows without a time.
    private static func zero(on axis: TimeAxis) -> String { axis == .days ? "'1970-01-01'" : "0" }
}

extension HistoryQuery.Part {
    /// Nil where the institution has no such rows, or no time of them.
    init?(_ history: History, schema: CanonicalSchema, _ compiled: CompiledMapping) {
        func column(_ name: String) -> CompiledColumn? {
            compiled.column(ColumnReference(history.table, name))
        }
        func held(_ name: String?) -> CompiledColumn? {
            name.flatMap(column).flatMap { $0.absence == nil ? $0 : nil }
        }
        let event = history.isTimeless ? nil : held(schema.table(history.table)?.eventTime)
        guard let table = schema.table(history.table), event != nil || history.isTimeless,
            let group = column(history.group),
            compiled.view(history.table)?.isAbsent == false
        else { return nil }
        self.table = table
        self.event = event
        self.group = group
        availability =
            table.availabilityTime == table.eventTime ? nil : held(table.availabilityTime)
        parent = ParentTimes(of: table, schema: schema, compiled)
        selector = history.selector.flatMap { column($0.column) }
        words = []
        columns = []
        add(history, compiled)
    }

    func serves(_ history: History) -> Bool {
        table.name == history.table && group.column.name == history.group
            && (event == nil) == history.isTimeless
            && selector?.column.name == history.selector?.column
    }

    mutating func add(_ history: History, _ compiled: CompiledMapping) {
        if let word = history.selector?.word, !words.contains(word) { words.append(word) }
        for name in history.columns where place(of: name) == nil {
            guard let column = compiled.column(ColumnReference(history.table, name)) else {
                preconditionFailure("a history reads columns of its table")
            }
            columns.append(column)
        }
    }

    /// A column of times, by its own or another name, in the manner of the axis.
    func time(_ column: CompiledColumn, as other: String? = nil, on axis: TimeAxis) -> String {
        let name = other ?? SQLText.name(column.column.name)
        switch (column.column.content, axis) {
        case (.date, .instants), (.month, .instants):
            return "CAST(strftime('%s', \(name)) AS INTEGER) * 1000"
        case (.instant, .days), (.moment, .days): return "date(\(name) / 1000, 'unixepoch')"
        default: return name
        }
    }
}

/// The statement that streams one table's rows by group, in the order in which they became known.
struct HistoryQuery {
    private let table: CanonicalTable
    private let group: String
    private let event: CompiledColumn
    private let availability: CompiledColumn?
    /// The column by which features choose rows, and the words that any of them wants.
    private let selector: (column: CompiledColumn, words: [String])?
    private let columns: [CompiledColumn]

    /// - Parameter histories: of one table, one group and one selector's column.
    init(_ histories: [History], _ table: CanonicalTable, _ compiled: CompiledMapping) {
        self.table = table
        func column(_ name: String) -> CompiledColumn? {
            compiled.column(ColumnReference(table.name, name))
        }
        guard let first = histories.first, let time = table.eventTime, let event = column(time)
        else { preconditionFailure("a history is of a table with a time of event") }
        group = first.group
        self.event = event
        availability = table.availabilityTime.flatMap { name in
            name == time ? nil : column(name).flatMap { $0.absence == nil ? $0 : nil }
        }
        var words: [String] = []
        var names: [String] = []
        for history in histories {
            if let word = history.selector?.word, !words.contains(word) { words.append(word) }
            for name in history.columns where !names.contains(name) { names.append(name) }
        }
        selector = first.selector.flatMap { column($0.column) }.map { ($0, words) }
        columns = names.compactMap(column)
        precondition(columns.count == names.count, "a history reads columns of its table")
    }

    /// Where a column of the histories stands among the cells of a row.
    func place(of name: String) -> Int {
        guard let place = columns.firstIndex(where: { $0.column.name == name }) else {
            preconditionFailure("a history reads the columns that it asked for")
        }
        return place
    }

    /// Group, time of event, time of knowledge, selector where there is one, then the cells.
    var requests: [ColumnReader.Request] {
        let own = "\(table.name).\(event.column.name)"
        let time = ObservationQuery.kind(event)
        return [
            .init(name: "\(table.name).\(group)", kind: .text, hasState: false),
            .init(name: own, kind: time, hasState: false),
            .init(name: own, kind: time, hasState: false),
        ]
            + (selector.map { selector in
                [
                    ColumnReader.Request(
                        name: "\(table.name).\(selector.column.column.name)", kind: .word,
                        hasState: false)
                ]
            } ?? [])
            + columns.map { column in
                .init(
                    name: "\(table.name).\(column.column.name)",
                    kind: ObservationQuery.kind(column), hasState: column.hasState)
            }
    }

    var sql: String {
        let time = SQLText.name(event.column.name)
        let known =
            availability.map { available in
                let name = SQLText.name(available.column.name)
                return "max(\(time), coalesce(\(name), \(time)))"
            } ?? time
        var names = ["CAST(\(SQLText.name(group)) AS TEXT)", time, known]
        var conditions = ["\(SQLText.name(group)) IS NOT NULL"]
        if let selector {
            let name = SQLText.name(selector.column.column.name)
            names.append(name)
            let words = selector.words.map(SQLText.literal).joined(separator: ", ")
            conditions.append("\(name) IN (\(words))")
        }
        for column in columns {
            names.append(SQLText.name(column.column.name))
            if column.hasState {
                names.append(SQLText.name(CompiledColumn.stateName(of: column.column.name)))
            }
        }
        let order = [1, 3, 2] + Array(4..<(names.count + 1))
        return """
            SELECT \(names.joined(separator: ", "))
            FROM temp.\(SQLText.name(table.name))
            WHERE \(conditions.joined(separator: " AND "))
            ORDER BY \(order.map(String.init).joined(separator: ", "))
            """
    }

    var hasSelector: Bool { selector != nil }
}

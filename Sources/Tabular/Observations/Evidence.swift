/// A canonical table that decides about targets: its rows of an observation's group, whenever they
/// happened. Features never see it.
package struct EvidenceTable: Sendable, Hashable {
    package let table: String
    /// The table's column that must equal `observed`.
    package let group: String
    package let observed: ColumnReference
    /// The columns whose cells a row of evidence has, in this order; rows are sorted by them.
    package let columns: [String]
    /// True where only the largest value of each column counts, so that a long table stays outside.
    package let takesLargest: Bool

    package init(
        _ table: String, group: String, equals observed: ColumnReference, columns: [String],
        takesLargest: Bool = false
    ) {
        self.table = table
        self.group = group
        self.observed = observed
        self.columns = columns
        self.takesLargest = takesLargest
    }
}

/// The evidence about one observation: for each table of the plan the rows of its group.
package struct Evidence: Sendable {
    /// The first moment of which the institution's extract is no longer complete; nil where the
    /// mapping doesn't say, and on an axis of usage.
    package let completeUntil: Moment?
    private let tables: [EvidenceRows]
    private let keys: [String]

    init(_ tables: [EvidenceRows], keys: [String], completeUntil: Moment?) {
        self.tables = tables
        self.keys = keys
        self.completeUntil = completeUntil
    }

    /// The rows of the plan's evidence table number `position`, in the order of their cells.
    package subscript(_ position: Int) -> [ObservedCells] {
        tables[position].rows(of: keys[position])
    }
}

/// A whole evidence table in memory, by group.
struct EvidenceRows {
    private let columns: [ColumnCells]
    private let places: [String: Range<Int>]
    private let axis: TimeAxis

    init(columns: [ColumnCells], axis: TimeAxis) {
        self.axis = axis
        self.columns = Array(columns.dropFirst())
        var places: [String: Range<Int>] = [:]
        let groups = columns.first?.texts ?? []
        var start = 0
        for index in groups.indices
        where index + 1 == groups.count || groups[index + 1] != groups[index] {
            places[groups[index]] = start..<(index + 1)
            start = index + 1
        }
        self.places = places
    }

    func rows(of group: String) -> [ObservedCells] {
        (places[group] ?? 0..<0).map { ObservedCells(columns, row: $0, axis: axis) }
    }

    static func read(
        _ table: EvidenceTable, axis: TimeAxis, _ compiled: CompiledMapping, in snapshot: Snapshot
    ) throws(LoadingError) -> EvidenceRows {
        let view = compiled.view(table.table)
        let columns = table.columns.compactMap { name in
            view?.columns.first { $0.column.name == name }
        }
        precondition(
            columns.count == table.columns.count, "evidence has columns of the canonical schema")
        guard let group = view?.columns.first(where: { $0.column.name == table.group }) else {
            preconditionFailure("evidence has columns of the canonical schema")
        }
        var names: [String] = []
        for column in columns {
            let own = SQLText.name(column.column.name)
            names.append(table.takesLargest ? "max(\(own))" : own)
            guard column.hasState else { continue }
            names.append(
                table.takesLargest
                    ? "NULL" : SQLText.name(CompiledColumn.stateName(of: column.column.name)))
        }
        let order = ["1 COLLATE BINARY"] + (2..<(names.count + 2)).map(String.init)
        let tail = table.takesLargest ? "GROUP BY \(group.asText) COLLATE BINARY" : ""
        let sql = """
            SELECT \(group.asText), \(names.joined(separator: ", ")) \
            FROM temp.\(SQLText.name(table.table)) \
            WHERE \(SQLText.name(table.group)) IS NOT NULL \(tail) \
            ORDER BY \(order.joined(separator: ", "))
            """
        let requests =
            [
                ColumnReader.Request(
                    name: "\(table.table).\(table.group)", kind: .text, hasState: false)
            ]
            + columns.map { column in
                ColumnReader.Request(
                    name: "\(table.table).\(column.column.name)",
                    kind: ObservationQuery.kind(column), hasState: column.hasState)
            }
        return EvidenceRows(columns: try ColumnReader.read(sql, requests, in: snapshot), axis: axis)
    }
}

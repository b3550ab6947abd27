/// The one statement that reads everything a study needs of an institution's rows.
struct ObservationQuery {
    private var columns: [ColumnReference] = []
    private var requests: [ColumnReader.Request] = []
    private var lookups: [ObservationPlan.Lookup] = []
    private let plan: ObservationPlan
    private let compiled: CompiledMapping
    private let schema: CanonicalSchema
    /// What is observed, as it follows FROM.
    private let observations: String

    /// `steps` is a table that holds the observations of a plan of steps already.
    init(
        _ plan: ObservationPlan, compiled: CompiledMapping, schema: CanonicalSchema,
        steps: String? = nil
    ) {
        self.plan = plan
        self.compiled = compiled
        self.schema = schema
        observations =
            steps ?? Self.steps(plan, compiled).map { "(\($0))" }
            ?? "temp.\(SQLText.name(plan.table))"
    }

    /// Asks for a column, once however often it is asked for.
    mutating func add(_ reference: ColumnReference, isKey: Bool = false) {
        guard !columns.contains(reference), let column = compiled.column(reference) else { return }
        lookUp(reference.table)
        columns.append(reference)
        requests.append(
            ColumnReader.Request(
                name: reference.description,
                kind: isKey ? .text : ObservationQuery.kind(column),
                hasState: column.hasState && !isStep(reference)))
    }

    /// Joins a table, and before it the one whose key it is looked up by.
    private mutating func lookUp(_ table: String) {
        guard table != plan.table, !lookups.contains(where: { $0.table == table }) else { return }
        guard let lookup = lookup(table) else {
            preconditionFailure("A feature reads a table that the domain's plan doesn't look up.")
        }
        add(lookup.key)
        lookups.append(lookup)
    }

    /// True for what an observation at a step has of its table: its entity and its moment.
    private func isStep(_ reference: ColumnReference) -> Bool {
        guard case .steps = plan.source else { return false }
        return reference.table == plan.table
    }

    /// Tables that are looked up are computed once, so that SQLite can index them by their keys.
    var sql: String {
        let tables = lookups.map { lookup in
            "\(SQLText.name(lookup.table)) AS MATERIALIZED (\(select(lookup)))"
        }
        let joins = lookups.map { lookup in
            let own = SQLText.column(ColumnReference(lookup.table, lookup.column))
            return
                "LEFT JOIN \(SQLText.name(lookup.table)) ON \(own) = \(SQLText.column(lookup.key))"
        }
        let table = SQLText.name(plan.table)
        let parts =
            (tables.isEmpty ? [] : ["WITH " + tables.joined(separator: ",\n")])
            + ["SELECT " + selected.map(SQLText.column).joined(separator: ", ")]
            + ["FROM \(observations) AS \(table)"] + joins
        return parts.joined(separator: "\n")
    }

    /// The statement that gives entities and moments where a plan observes steps of its axis; a row of
    /// no entity observes nothing.
    static func steps(_ plan: ObservationPlan, _ compiled: CompiledMapping) -> String? {
        guard case .steps(let time, let step) = plan.source else { return nil }
        let entity = SQLText.name(plan.entity.column)
        let name = SQLText.name(time)
        let isDay = compiled.column(ColumnReference(plan.table, time))?.column.content == .date
        let moment = isDay ? "CAST(julianday(\(name)) - 2440587.5 AS INTEGER)" : name
        let behind = "((\(moment) % \(step)) + \(step)) % \(step)"
        let ahead = "\(moment) + (\(step) - \(behind)) % \(step)"
        let next = isDay ? "date((\(ahead)) * 86400, 'unixepoch')" : ahead
        return """
            SELECT DISTINCT \(entity), \(next) AS \(name) FROM temp.\(SQLText.name(plan.table)) \
            WHERE \(name) IS NOT NULL AND \(entity) IS NOT NULL
            """
    }

    func read(in snapshot: Snapshot) throws(LoadingError) -> ObservedColumns {
        let cells = try ColumnReader.read(sql, requests, in: snapshot)
        return ObservedColumns(columns: columns, cells: cells)
    }

    /// The columns of the result, states included.
    private var selected: [ColumnReference] {
        zip(columns, requests).flatMap { reference, request in
            let state = CompiledColumn.stateName(of: reference.column)
            return [reference] + (request.hasState ? [ColumnReference(reference.table, state)] : [])
        }
    }

    private func lookup(_ table: String) -> ObservationPlan.Lookup? {
        if let lookup = plan.lookups.first(where: { $0.table == table }) { return lookup }
        return schema.attributeTable(table).map { attributes in
            ObservationPlan.Lookup(
                table, attributes.key, equals: ColumnReference(attributes.parent, attributes.key))
        }
    }

    private func select(_ lookup: ObservationPlan.Lookup) -> String {
        let own = selected.filter { $0.table == lookup.table && $0.column != lookup.column }
        let names = own.map(\.column).map { name in
            let quoted = SQLText.name(name)
            return lookup.takesLargest ? "max(\(quoted)) AS \(quoted)" : quoted
        }
        let columns = [SQLText.name(lookup.column)] + names
        let grouping = lookup.takesLargest ? " GROUP BY 1" : ""
        return
            "SELECT \(columns.joined(separator: ", ")) FROM temp.\(SQLText.name(lookup.table))\(grouping)"
    }

    /// How a canonical column is read into memory.
    static func kind(_ column: CompiledColumn) -> ColumnReader.Request.Kind {
        switch column.column.content {
        case .text, .word, .code, .currency: .word
        case .date, .month: .day
        case .flag: .number(decimals: nil, isWhole: true)
        case .instant, .moment: .moment
        case .integer, .money: .number(decimals: 0, isWhole: !column.isConverted)
        case .real: .number(decimals: column.column.resolution, isWhole: false)
        }
    }
}

import Documents

/// The parent table that names the units of a source's rows, as SQL.
struct ParentJoin {
    let table: String
    /// The parent's key, and the columns that are looked up.
    let key: String
    let columns: [String]
    /// The source's own column that holds the parent's key, as SQL.
    let own: String

    /// A looked-up column. Its name has a point in it, so that it meets no local column of that name.
    static func column(_ reference: ColumnReference) -> String {
        "\(SQLText.name(reference.table)).\(SQLText.name(reference.description))"
    }

    /// A looked-up column as a view shows it.
    ///
    /// Wrapped, so that a condition on it doesn't let SQLite turn the join round and read the long table
    /// once for each row of the short one.
    static func lent(_ reference: ColumnReference) -> String {
        "ifnull(\(column(reference)), NULL)"
    }

    /// `LEFT JOIN …`: at most one row a key, so that a key that stands twice doubles nothing; where its
    /// rows differ, nothing is taken.
    var sql: String {
        let values = columns.map { name in
            let column = SQLText.name(name)
            let result = SQLText.name(ColumnReference(table, name).description)
            return
                "CASE WHEN min(\(column)) IS max(\(column)) THEN min(\(column)) END AS \(result)"
        }
        let reference = ColumnReference(table, key)
        let result = SQLText.name(reference.description)
        return """
            LEFT JOIN (SELECT \(SQLText.name(key)) AS \(result),
              \(values.joined(separator: ",\n  "))
              FROM temp.\(SQLText.name(table)) GROUP BY 1) AS \(SQLText.name(table))
              ON \(ParentJoin.column(reference)) = \(own)
            """
    }
}

extension UnitPlan {
    /// The source's column that holds the key of the table in which the unit stands.
    func parent(
        of spec: ColumnSpec, _ reference: ColumnReference, in source: SourceMapping
    ) throws(MappingError) -> MappedColumn {
        let path = "\(spec.path).unitFrom"
        guard let table = schema.table(reference.table) else {
            throw .unknownTable(
                path: path,
                nearest: NearestName.of(reference.table, among: schema.tables.map(\.name)))
        }
        guard table.column(reference.column) != nil else {
            let nearest = NearestName.of(reference.column, among: table.columns.map(\.name))
            throw .unknownColumn(path: path, nearest: nearest)
        }
        guard tables.contains(where: { $0.name == table.name }) else {
            throw .parentAbsent(path: path, table: table.name)
        }
        let own = source.columns.first { $0.column.references == table.name }
        guard let own, table.key.count == 1 else { throw .noParent(path: path, table: table.name) }
        return own
    }

    /// The canonical words that a mapped column can hold, or nil where its local words are canonical.
    func words(of reference: ColumnReference) -> [String]? {
        var words: [String] = []
        for source in tables.first(where: { $0.name == reference.table })?.sources ?? [] {
            guard let spec = source.mapped(reference.column).map(source.origin)?.spec else {
                continue
            }
            if case .constant(.text(let word)) = spec.origin {
                words.append(word)
            } else if let codes = spec.codes {
                words += codes.map(\.canonical)
            } else {
                return nil
            }
        }
        var unique: [String] = []
        for word in words where !unique.contains(word) { unique.append(word) }
        return unique
    }
}

package import Documents

/// Proposes a mapping.json from an institution's own column names, types and values.
///
/// It is a start for people, not a mapping: units, reasons, doubtful encodings and whether gaps were
/// planned stay empty, so that the file is refused until somebody who knows has filled them in. Beside
/// each proposal stands in `note` what speaks for it, in shares of values and never in values.
package struct MappingSuggestion {
    private let schema: CanonicalSchema
    private let search: SourceSearch

    package init(_ schema: CanonicalSchema, of snapshot: Snapshot) throws(LoadingError) {
        self.schema = schema
        search = SourceSearch(
            schema: schema, snapshot: snapshot, local: try snapshot.localSchema())
    }

    /// The proposal for an institution whose database file has the name `database`.
    package func document(
        institution: String, database: String
    ) throws(LoadingError) -> JSONValue {
        var tables: [JSONMember] = []
        var absent: [JSONMember] = []
        for table in schema.tables {
            guard let best = try search.best(for: table) else {
                absent.append(MappingSuggestion.absence(table.name))
                continue
            }
            tables.append(JSONMember(key: table.name, value: try source(best, of: table)))
            absent += missing(in: best, of: table).map { column in
                MappingSuggestion.absence("\(table.name).\(column)")
            }
        }
        return .object([
            JSONMember(key: "mapping", value: .integer(1)),
            JSONMember(key: "domain", value: .string(schema.domain)),
            JSONMember(key: "institution", value: .string(institution)),
            JSONMember(key: "database", value: .string(database)),
            JSONMember(key: "tables", value: .object(tables)),
            JSONMember(key: "attributes", value: .object([])),
            JSONMember(key: "absent", value: .object(absent)),
        ])
    }

    /// The columns that the proposal leaves open, in the table's order.
    private func missing(in guess: SourceGuess, of table: CanonicalTable) -> [String] {
        var given = Set(guess.columns.keys)
        for column in table.columns where column.unitBy != nil {
            if !guess.items.isEmpty { given.formUnion([column.name, column.unitBy ?? ""]) }
            let styles = [guess.columns[column.name]?.style] + guess.items.map(\.column.style)
            if styles.contains(.operator), let sign = column.signIn { given.insert(sign) }
        }
        return table.columns.map(\.name).filter { !given.contains($0) }
    }

    private func source(
        _ guess: SourceGuess, of table: CanonicalTable
    ) throws(LoadingError) -> JSONValue {
        var columns: [JSONMember] = []
        for column in table.columns {
            guard let found = guess.columns[column.name] else { continue }
            columns.append(
                JSONMember(key: column.name, value: try spec(found, column, guess.table)))
        }
        var members = [JSONMember(key: "from", value: .string(guess.table.name))]
        if let value = table.columns.first(where: { $0.unitBy != nil }), !guess.items.isEmpty {
            members.append(JSONMember(key: "unpivot", value: unpivot(guess.items, into: value)))
        }
        members.append(JSONMember(key: "columns", value: .object(columns)))
        return .object(members)
    }

    private func unpivot(_ items: [ItemGuess], into value: CanonicalColumn) -> JSONValue {
        .object([
            JSONMember(key: "into", value: .string(value.name)),
            JSONMember(key: "keepMissing", value: .string("")),
            JSONMember(
                key: "note",
                value: .string(
                    """
                    decide keepMissing: true where every item was planned in every row, so that a gap is \
                    missing; false where a gap means that nothing was measured
                    """)),
            JSONMember(
                key: "items",
                value: .array(items.map { item($0, named: value.unitBy ?? "", of: value) })),
        ])
    }

    private func item(
        _ item: ItemGuess, named naming: String, of value: CanonicalColumn
    ) -> JSONValue {
        var members = [
            JSONMember(key: "column", value: .string(item.column.local)),
            JSONMember(key: "unit", value: .string("")),
        ]
        if let style = item.column.style, style != .operator || value.signIn != nil {
            members.append(JSONMember(key: "number", value: .string(style.rawValue)))
        }
        let measure = JSONMember(key: naming, value: .string(item.measure?.name ?? ""))
        members.append(JSONMember(key: "set", value: .object([measure])))
        members.append(JSONMember(key: "note", value: .string(item.column.note)))
        return .object(members)
    }

    private func spec(
        _ guess: ColumnGuess, _ column: CanonicalColumn, _ table: LocalTable
    ) throws(LoadingError) -> JSONValue {
        var members = [JSONMember(key: "column", value: .string(guess.local))]
        if column.dimension != nil || column.unitBy != nil {
            members.append(JSONMember(key: "unit", value: .string("")))
        }
        if let style = guess.style {
            members.append(JSONMember(key: "number", value: .string(style.rawValue)))
        }
        if column.isDate {
            members.append(JSONMember(key: "date", value: .string(guess.date?.name ?? "")))
        }
        if needsCodes(guess, column) {
            members.append(JSONMember(key: "codes", value: try codes(guess.local, of: table.name)))
        }
        members.append(JSONMember(key: "note", value: .string(guess.note)))
        return .object(members)
    }

    /// True for words that must be translated: of a closed vocabulary, or names of measures.
    private func needsCodes(_ guess: ColumnGuess, _ column: CanonicalColumn) -> Bool {
        if case .code = column.content { return !guess.holdsCanonicalWords }
        return schema.tables.contains { table in
            table.column(column.name) == column
                && table.columns.contains { $0.unitBy == column.name }
        }
    }

    /// The local codes, each to be translated by people.
    private func codes(_ column: String, of table: String) throws(LoadingError) -> JSONValue {
        let local = try search.snapshot.texts(
            """
            SELECT DISTINCT trim(s.\(SQLText.name(column))) FROM main.\(SQLText.name(table)) AS s \
            WHERE trim(s.\(SQLText.name(column))) NOT IN ('', 'note') ORDER BY 1 LIMIT 50
            """)
        return .object(local.map { JSONMember(key: $0, value: .string("")) })
    }

    /// Without a reason, so that the mapping is refused until somebody has given one.
    private static func absence(_ name: String) -> JSONMember {
        JSONMember(key: name, value: .string(""))
    }
}

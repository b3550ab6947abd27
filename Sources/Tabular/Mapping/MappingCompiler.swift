/// Turns a mapping into temporary views with the canonical names.
///
/// The text depends on the mapping, on the schema, and on which kinds of values the local columns
/// hold; nothing else.
struct MappingCompiler {
    let mapping: Mapping
    let schema: CanonicalSchema
    /// For each source, by its path, the kinds of values of its local columns, by their SQL.
    let storage: [String: [String: StorageClasses]]

    func compile() throws(MappingError) -> CompiledMapping {
        var views: [CompiledView] = []
        for table in schema.tables { views.append(try view(table)) }
        for table in schema.attributeTables { views.append(try view(table)) }
        return CompiledMapping(mapping: mapping, views: views)
    }

    private func view(_ table: CanonicalTable) throws(MappingError) -> CompiledView {
        var sources: [SourceSQL] = []
        for source in mapping.table(table.name)?.sources ?? [] {
            sources.append(try compiler(source.path).compile(source))
        }
        return view(table.name, table.columns, sources)
    }

    private func view(_ table: AttributeTable) throws(MappingError) -> CompiledView {
        let mapped = mapping.attributes.first { $0.table == table.name }?.sources ?? []
        var columns = [
            CanonicalColumn(table.key, .text), CanonicalColumn(AttributeTable.knownAt, .date),
        ]
        for attribute in mapped.flatMap(\.attributes)
        where !columns.contains(where: { $0.name == attribute.name }) {
            columns.append(attribute.column)
        }
        var sources: [SourceSQL] = []
        for source in mapped {
            sources.append(try compiler(source.path).compile(source, key: table.key))
        }
        return view(table.name, columns, sources)
    }

    private func compiler(_ path: String) -> SourceCompiler {
        SourceCompiler(mapping: mapping, storage: storage[path] ?? [:])
    }

    private func view(
        _ name: String, _ columns: [CanonicalColumn], _ sources: [SourceSQL]
    ) -> CompiledView {
        let compiled = columns.map { column in
            let parts = sources.compactMap { $0.columns[column.name] }
            let isPartial = parts.count < sources.count
            return CompiledColumn(
                column: column,
                hasState: parts.contains { $0.state != nil } || (isPartial && !parts.isEmpty),
                isConverted: parts.contains(where: \.isConverted),
                absence: parts.isEmpty ? absence(ColumnReference(name, column.name)) : nil)
        }
        let selects =
            sources.isEmpty
            ? [ViewText.empty(compiled)] : sources.map { ViewText.select(compiled, from: $0) }
        return CompiledView(
            name: name, columns: compiled,
            sources: sources.map { CompiledSource(from: $0.rows, unmapped: $0.unmapped) },
            sql: "CREATE TEMP VIEW \(SQLText.name(name)) AS\n"
                + selects.joined(separator: "\nUNION ALL\n"))
    }

    private func absence(_ column: ColumnReference) -> String {
        mapping.absence(of: column) ?? "the table is not mapped"
    }
}

/// The text of a view: one column a line.
enum ViewText {
    static func select(_ columns: [CompiledColumn], from source: SourceSQL) -> String {
        var lines: [Line] = []
        for compiled in columns {
            let name = compiled.column.name
            let sql = source.columns[name]
            lines.append(line(sql?.value ?? "NULL", name, compiled.absence))
            if compiled.hasState {
                let state = sql.map { $0.state ?? "NULL" } ?? "'missing'"
                lines.append(line(state, CompiledColumn.stateName(of: name), nil))
            }
        }
        return text(lines) + "\n" + source.rows
    }

    /// The right columns and no rows.
    static func empty(_ columns: [CompiledColumn]) -> String {
        text(columns.map { line("NULL", $0.column.name, $0.absence) }) + "\nWHERE 0"
    }

    private struct Line {
        let sql: String
        let remark: String?
    }

    private static func line(_ sql: String, _ name: String, _ absence: String?) -> Line {
        Line(sql: "\(sql) AS \(SQLText.name(name))", remark: absence.map { "absent: \($0)" })
    }

    private static func text(_ lines: [Line]) -> String {
        "SELECT\n"
            + lines.enumerated().map { index, line in
                let comma = index == lines.count - 1 ? "" : ","
                return "  \(line.sql)\(comma)"
                    + (line.remark.map { "  \(SQLText.remark($0))" } ?? "")
            }.joined(separator: "\n")
    }
}

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
            sources.append(try compiler(source.path).compile(source, in: table))
        }
        return view(table.name, table.columns, sources)
    }

    private func view(_ table: AttributeTable) throws(MappingError) -> CompiledView {
        let mapped = mapping.attributes.first { $0.table == table.name }?.sources ?? []
        var columns = [
            CanonicalColumn(table.key, .text), table.knownAtColumn,
        ]
        for attribute in mapped.flatMap(\.attributes)
        where !columns.contains(where: { $0.name == attribute.name }) {
            columns.append(attribute.column)
        }
        var sources: [SourceSQL] = []
        for source in mapped {
            sources.append(try compiler(source.path).compile(source, in: table))
        }
        return view(table.name, columns, sources)
    }

    private func compiler(_ path: String) -> SourceCompiler {
        SourceCompiler(mapping: mapping, schema: schema, storage: storage[path] ?? [:])
    }

    private func view(
        _ name: String, _ columns: [CanonicalColumn], _ sources: [SourceSQL]
    ) -> CompiledView {
        let compiled = columns.map { self.column($0, of: name, sources) }
        let selects =
            sources.isEmpty
            ? [ViewText.empty(compiled)]
            : sources.map { ViewText.select(compiled, from: $0) }
        return CompiledView(
            name: name, columns: compiled,
            sources: sources.map(source),
            sql: "CREATE TEMP VIEW \(SQLText.name(name)) AS\n"
                + selects.joined(separator: "\nUNION ALL\n"))
    }

    private func column(
        _ column: CanonicalColumn, of table: String, _ sources: [SourceSQL]
    ) -> CompiledColumn {
        let parts = sources.flatMap { $0.all(column.name) }
        let rows = sources.reduce(0) { $0 + max(1, $1.items.count) }
        let isPartial = parts.count < rows
        return CompiledColumn(
            column: column,
            hasState: parts.contains { $0.state != nil } || (isPartial && !parts.isEmpty),
            isConverted: parts.contains(where: \.isConverted), rounding: rounding(of: column),
            precision: precision(of: ColumnReference(table, column.name), column),
            absence: parts.isEmpty ? absence(ColumnReference(table, column.name)) : nil)
    }

    private func rounding(of column: CanonicalColumn) -> CompiledColumn.Rounding {
        guard let naming = column.unitBy else { return .decimals(column.resolution) }
        let decimals = schema.measures.compactMap { measure in
            measure.resolution.map { (measure.name, $0) }
        }
        return .byMeasure(
            column: naming,
            decimals: Dictionary(decimals, uniquingKeysWith: { first, _ in first }))
    }

    private func precision(
        of reference: ColumnReference, _ column: CanonicalColumn
    ) -> DateEncoding.Precision? {
        guard column.isDate else { return nil }
        return mapping.encodings(of: reference).map(\.precision).min()
    }

    private func source(_ source: SourceSQL) -> CompiledSource {
        CompiledSource(
            from: source.rows, unmapped: source.unmapped, doubts: source.doubts,
            dropped: source.dropped, scan: source.scan)
    }

    private func absence(_ column: ColumnReference) -> String {
        mapping.absence(of: column) ?? "the table is not mapped"
    }
}

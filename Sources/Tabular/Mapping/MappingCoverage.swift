/// Every canonical table and column is mapped or absent, never both, and no key is absent.
struct MappingCoverage {
    let schema: CanonicalSchema
    let tables: [Mapping.Table]
    let attributes: [Mapping.Attributes]
    let absent: [Mapping.Absence]

    func check() throws(MappingError) {
        let absentNames = Set(absent.map(\.name))
        var silent: [String] = []
        for table in schema.tables {
            let sources = tables.first { $0.name == table.name }?.sources
            if absentNames.contains(table.name) {
                if sources != nil { throw .mappedAndAbsent(table.name) }
                try checkRequired(of: table)
            } else if let sources {
                silent += try check(table, sources, absentNames)
            } else {
                silent.append(table.name)
            }
        }
        for table in attributes where absentNames.contains(table.table) {
            throw .mappedAndAbsent(table.table)
        }
        guard silent.isEmpty else { throw .unaccounted(silent) }
    }

    /// Names that `absent` may list.
    static func names(of schema: CanonicalSchema) -> [String] {
        schema.tables.flatMap { table in
            [table.name] + table.columns.map { "\(table.name).\($0.name)" }
        } + schema.attributeTables.map(\.name)
    }

    /// The columns that no source maps and `absent` doesn't name.
    private func check(
        _ table: CanonicalTable, _ sources: [SourceMapping], _ absentNames: Set<String>
    ) throws(MappingError) -> [String] {
        var silent: [String] = []
        for column in table.columns {
            let reference = ColumnReference(table.name, column.name)
            let isAbsent = absentNames.contains(reference.description)
            let isMapped = sources.contains { source in
                source.columns.contains { $0.column.name == column.name }
            }
            switch (isMapped, isAbsent) {
            case (true, true): throw .mappedAndAbsent(reference.description)
            case (false, true):
                if table.key.contains(column.name) { throw .keyAbsent(reference) }
                if schema.required.contains(reference) { throw .requiredAbsent(reference) }
            case (false, false): silent.append(reference.description)
            case (true, false): break
            }
        }
        return silent
    }

    private func checkRequired(of table: CanonicalTable) throws(MappingError) {
        if let needed = schema.required.first(where: { $0.table == table.name }) {
            throw .requiredAbsent(needed)
        }
    }
}

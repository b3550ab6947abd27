/// Every canonical table and column is mapped or absent, never both, and no key is absent.
struct MappingCoverage {
    let schema: CanonicalSchema
    let mapping: Mapping

    func check(_ faults: inout FaultList) {
        let absentNames = Set(mapping.absent.map(\.name))
        var silent: [String] = []
        for table in schema.tables {
            let sources = mapping.table(table.name)?.sources
            if absentNames.contains(table.name) {
                if sources != nil { faults.add(.mappedAndAbsent(table.name)) }
                if let needed = schema.required.first(where: { $0.table == table.name }) {
                    faults.add(.requiredAbsent(needed))
                }
            } else if let sources {
                // Sources that can't be read at all have faults of their own.
                guard !sources.isEmpty else { continue }
                silent += check(table, sources, absentNames, &faults)
            } else {
                silent.append(table.name)
            }
        }
        for table in mapping.attributes where absentNames.contains(table.table) {
            faults.add(.mappedAndAbsent(table.table))
        }
        if !silent.isEmpty { faults.add(.unaccounted(silent)) }
    }

    /// Every name that may stand under `absent`.
    static func names(of schema: CanonicalSchema) -> [String] {
        schema.tables.flatMap { table in
            [table.name] + table.columns.map { "\(table.name).\($0.name)" }
        } + schema.attributeTables.map(\.name)
    }

    /// The table's columns that the mapping doesn't name.
    private func check(
        _ table: CanonicalTable, _ sources: [SourceMapping], _ absentNames: Set<String>,
        _ faults: inout FaultList
    ) -> [String] {
        var silent: [String] = []
        for column in table.columns {
            let reference = ColumnReference(table.name, column.name)
            let isAbsent = absentNames.contains(reference.description)
            let isKey = table.key.contains(column.name)
            let isGiven =
                isKey
                ? sources.allSatisfy { $0.gives(column.name) }
                : sources.contains { $0.gives(column.name) }
            let isLent = sources.contains { $0.lends(column.name) }
            switch (isGiven, isAbsent) {
            // What a parent table lends may be listed as absent: the source itself has none.
            case (true, true): if !isLent { faults.add(.mappedAndAbsent(reference.description)) }
            case (false, true):
                if isKey { faults.add(.keyAbsent(reference)) }
                if schema.required.contains(reference) { faults.add(.requiredAbsent(reference)) }
            case (false, false):
                if sources.contains(where: { $0.gives(column.name) }) {
                    faults.add(.keyAbsent(reference))
                } else {
                    silent.append(reference.description)
                }
            case (true, false): break
            }
        }
        return silent
    }
}

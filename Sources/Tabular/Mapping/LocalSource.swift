/// What a source of either kind asks of the institution's database.
struct LocalSource {
    /// One local column that is read for its unit's text, and the path of the key that names it.
    struct UnitColumn {
        let path: String
        let name: String
    }

    let path: String
    let from: String
    let condition: RowCondition?
    let specs: [ColumnSpec]

    static func all(of mapping: Mapping) -> [LocalSource] {
        let tables = mapping.tables.flatMap(\.sources).map { source in
            LocalSource(
                path: source.path, from: source.from, condition: source.condition,
                specs: source.readings.map(\.spec))
        }
        let attributes = mapping.attributes.flatMap(\.sources).map { source in
            var specs = [source.key]
            if case .date(let spec) = source.knownAt { specs.append(spec) }
            return LocalSource(
                path: source.path, from: source.from, condition: source.condition,
                specs: specs + source.attributes.map(\.spec))
        }
        return tables + attributes
    }

    var rows: String { SourceSQL(from: from, condition: condition).rows }

    /// The local columns that are read, as SQL, each once.
    var localColumns: [String] {
        var columns: [String] = []
        for column in specs.compactMap(SourceCompiler.local) where !columns.contains(column) {
            columns.append(column)
        }
        return columns
    }

    var unitColumns: [UnitColumn] {
        specs.compactMap { spec in
            guard case .byRow(let name, _) = spec.unit else { return nil }
            return UnitColumn(path: "\(spec.path).unitColumn", name: name)
        }
    }
}

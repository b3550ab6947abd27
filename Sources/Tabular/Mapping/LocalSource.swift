/// What a source of either kind asks of the institution's database.
struct LocalSource {
    let path: String
    let from: String
    let condition: RowCondition?
    /// How many items a wide source has; 0 where a local row is a canonical one.
    let itemCount: Int
    /// What is read, and as which canonical column.
    let readings: [SourceMapping.Reading]

    static func all(of mapping: Mapping, schema: CanonicalSchema) -> [LocalSource] {
        let tables = mapping.tables.flatMap(\.sources).map { source in
            LocalSource(
                path: source.path, from: source.from, condition: source.condition,
                itemCount: source.unpivot?.items.count ?? 0, readings: source.readings)
        }
        let attributes = mapping.attributes.flatMap { attributes in
            let table = schema.attributeTable(attributes.table)
            return attributes.sources.map { source in
                LocalSource(
                    path: source.path, from: source.from, condition: source.condition,
                    itemCount: 0, readings: table.map(source.readings) ?? [])
            }
        }
        return tables + attributes
    }

    private var specs: [ColumnSpec] { readings.map(\.spec) }

    var rows: String { SourceSQL(from: from, condition: condition).rows }

    /// The rows of which the condition is asked, as the view joins them.
    var askedRows: String {
        SourceSQL(from: from, condition: nil).rows
            + (itemCount > 1 ? "\n" + ItemChoice.join(itemCount) : "")
    }

    /// The local columns that are read, as SQL, each once.
    var localColumns: [String] {
        var columns: [String] = []
        for column in specs.compactMap(SourceCompiler.local) where !columns.contains(column) {
            columns.append(column)
        }
        return columns
    }

    /// The local columns that are named, each with the path of the key that names it.
    var names: [(path: String, name: String)] {
        specs.flatMap { spec -> [(path: String, name: String)] in
            var names: [(path: String, name: String)] = []
            if case .column(let name) = spec.origin { names.append((spec.path, name)) }
            if case .byRow(let name, _) = spec.unit {
                names.append(("\(spec.path).unitColumn", name))
            }
            return names
        }
    }
}

import Documents

/// One local table or view, and what it gives to a canonical table.
package struct SourceMapping: Sendable, Hashable {
    package let path: String
    package let from: String
    package let condition: RowCondition?
    /// Canonical columns and how they are read, in the order of the file.
    package let columns: [MappedColumn]

    init(_ value: JSONValue, at path: String, in table: CanonicalTable) throws(MappingError) {
        let reader = try MappingReader(
            value, at: path, keys: ["from", "where", "columns", "unpivot"])
        self.path = path
        (from, condition) = try SourceMapping.rows(reader)
        var columns: [MappedColumn] = []
        for member in try reader.members("columns") {
            let place = DocumentPath.join(reader.path(of: "columns"), member.key)
            guard let column = table.column(member.key) else {
                let nearest = NearestName.of(member.key, among: table.columns.map(\.name))
                throw .unknownColumn(path: place, nearest: nearest)
            }
            let spec = try ColumnSpec(member.value, at: place)
            try SpecRules(column: column, spec: spec).check()
            columns.append(MappedColumn(column: column, spec: spec))
        }
        self.columns = columns
        try SourceMapping.checkCopies(columns)
    }

    /// `from` and `where`, which sources of tables and of attributes share.
    static func rows(_ reader: MappingReader) throws(MappingError) -> (String, RowCondition?) {
        if reader.has("unpivot") { throw .notSupported(path: reader.path(of: "unpivot")) }
        let from = try reader.string("from")
        guard let condition = try reader.optionalString("where", maximumLength: 4096) else {
            return (from, nil)
        }
        return (from, try RowCondition(condition, at: reader.path(of: "where")))
    }

    /// Each copy ends at a column or a constant.
    private static func checkCopies(_ columns: [MappedColumn]) throws(MappingError) {
        for start in columns {
            var current = start
            var steps = 0
            while case .sameAs(let name) = current.spec.origin {
                guard let next = columns.first(where: { $0.column.name == name }) else {
                    let nearest = NearestName.of(name, among: columns.map(\.column.name))
                    throw .sameAs(path: current.spec.path, nearest: nearest)
                }
                steps += 1
                guard steps <= columns.count else { throw .cycle(path: start.spec.path) }
                guard next.column.content == start.column.content,
                    next.column.dimension == start.column.dimension
                else { throw .copyOfOtherKind(path: start.spec.path) }
                current = next
            }
        }
    }
}

/// A canonical column and where an institution's data for it come from.
package struct MappedColumn: Sendable, Hashable {
    package let column: CanonicalColumn
    package let spec: ColumnSpec
}

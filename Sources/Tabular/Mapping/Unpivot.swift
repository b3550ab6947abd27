import Documents

/// Turns a wide local table into a long canonical one: each item of a local row gives a row.
package struct Unpivot: Sendable, Hashable {
    package struct Item: Sendable, Hashable {
        package let path: String
        package let spec: ColumnSpec
        /// What the item's rows hold in other columns, always constants.
        package let set: [MappedColumn]
    }

    package let path: String
    /// The canonical column that takes the items' values.
    package let into: CanonicalColumn
    package let items: [Item]
    /// False where an item that is missing gives no row.
    package let keepMissing: Bool

    /// Every canonical column that the items give.
    var names: [String] {
        var names = [into.name]
        for column in items.flatMap(\.set).map(\.column.name) where !names.contains(column) {
            names.append(column)
        }
        return names
    }

    /// Nil where it can't be read at all; what else is wrong is in `faults`.
    static func decode(
        _ value: JSONValue, at path: String, in table: CanonicalTable, _ faults: inout FaultList
    ) -> Unpivot? {
        let head = faults.attempt { () throws(MappingError) in
            let reader = try MappingReader(value, at: path, keys: ["into", "items", "keepMissing"])
            let into = try column(
                reader.string("into"), at: reader.path(of: "into"), in: table)
            let items = try reader.array("items")
            guard !items.isEmpty else {
                throw reader.failure("items", expected: "one item or more", found: "none")
            }
            return (into, items, try reader.optionalBool("keepMissing") ?? false)
        }
        guard let (into, values, keepMissing) = head else { return nil }
        var items: [Item] = []
        for (index, value) in values.enumerated() {
            let place = DocumentPath.join("\(path).items", index)
            let item = faults.attempt { () throws(MappingError) in
                try item(value, at: place, into: into, table)
            }
            if let item { items.append(item) }
        }
        return Unpivot(path: path, into: into, items: items, keepMissing: keepMissing)
    }

    private static func item(
        _ value: JSONValue, at path: String, into: CanonicalColumn, _ table: CanonicalTable
    ) throws(MappingError) -> Item {
        let reader = try MappingReader(value, at: path, keys: ColumnSpec.keys + ["set"])
        let spec = try ColumnSpec(reader)
        guard case .column = spec.origin else { throw .itemOrigin(path: path) }
        try SpecRules(column: into, spec: spec).check()
        var set: [MappedColumn] = []
        for member in try reader.members("set") {
            let place = DocumentPath.join(reader.path(of: "set"), member.key)
            let column = try column(member.key, at: place, in: table)
            guard column.name != into.name else { throw .givenTwice(path: place) }
            let constant = try ColumnSpec(constant: member.value, at: place)
            try SpecRules(column: column, spec: constant).check()
            set.append(MappedColumn(column: column, spec: constant))
        }
        return Item(path: path, spec: spec, set: set)
    }

    private static func column(
        _ name: String, at path: String, in table: CanonicalTable
    ) throws(MappingError) -> CanonicalColumn {
        guard let column = table.column(name) else {
            throw .unknownColumn(
                path: path, nearest: NearestName.of(name, among: table.columns.map(\.name)))
        }
        return column
    }
}

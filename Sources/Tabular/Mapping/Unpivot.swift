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
        let head = faults.attempt { () throws(MappingError) in try Head(value, at: path, in: table)
        }
        guard let head else { return nil }
        var items: [Item] = []
        for (index, value) in head.items.enumerated() {
            let place = DocumentPath.join("\(path).items", index)
            let decoded = faults.attempt { () throws(MappingError) in
                try item(value, at: place, into: head.into, table)
            }
            if let decoded { items.append(decoded) }
        }
        return Unpivot(
            path: path, into: head.into, items: items, keepMissing: head.keepMissing)
    }

    private struct Head {
        let into: CanonicalColumn
        let items: [JSONValue]
        let keepMissing: Bool

        init(_ value: JSONValue, at path: String, in table: CanonicalTable) throws(MappingError) {
            let reader = try MappingReader(value, at: path, keys: ["into", "items", "keepMissing"])
            into = try Unpivot.column(reader.string("into"), at: reader.path(of: "into"), in: table)
            items = try reader.array("items")
            keepMissing = try reader.optionalBool("keepMissing") ?? false
            if items.isEmpty {
                throw reader.failure("items", expected: "one item or more", found: "none")
            }
        }
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

    fileprivate static func column(
        _ name: String, at path: String, in table: CanonicalTable
    ) throws(MappingError) -> CanonicalColumn {
        guard let column = table.column(name) else {
            throw .unknownColumn(
                path: path, nearest: NearestName.of(name, among: table.columns.map(\.name)))
        }
        return column
    }
}

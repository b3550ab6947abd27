import Documents

/// One local table or view, and what it gives to a canonical table.
package struct SourceMapping: Sendable, Hashable {
    package let path: String
    package let from: String
    package let condition: RowCondition?
    /// Canonical columns and how they are read, in the order of the file.
    package let columns: [MappedColumn]
    /// Nil where one local row is one canonical row.
    package let unpivot: Unpivot?
    /// Every canonical column that the source speaks of, readable or not.
    let names: [String]
    /// What the parent table that names the rows' units lends to them: the columns that both tables have
    /// and that the source itself doesn't speak of.
    let lent: [ColumnReference]

    /// Nil where the source can't be read at all; what else is wrong is in `faults`.
    static func decode(
        _ value: JSONValue, at path: String, in table: CanonicalTable, of schema: CanonicalSchema,
        _ faults: inout FaultList
    ) -> SourceMapping? {
        let head = faults.attempt { () throws(MappingError) in
            let reader = try MappingReader(
                value, at: path, keys: ["from", "where", "columns", "unpivot"])
            return (reader, try rows(reader), try reader.members("columns"))
        }
        guard let (reader, (from, condition), members) = head else { return nil }
        let columns = members.compactMap { member in
            faults.attempt { () throws(MappingError) in
                try column(member, at: reader.path(of: "columns"), in: table)
            }
        }
        var unpivot: Unpivot?
        if let value = reader.optionalValue("unpivot") {
            unpivot = Unpivot.decode(value, at: reader.path(of: "unpivot"), in: table, &faults)
            if unpivot == nil { return nil }
        }
        let names = members.map(\.key) + (unpivot?.names ?? [])
        let specs = columns.map(\.spec) + (unpivot?.items.map(\.spec) ?? [])
        let source = SourceMapping(
            path: path, from: from, condition: condition, columns: columns, unpivot: unpivot,
            names: names, lent: lent(by: specs, besides: names, to: table, schema))
        SourceRules(table: table, source: source).check(&faults)
        return source
    }

    private static func column(
        _ member: JSONMember, at path: String, in table: CanonicalTable
    ) throws(MappingError) -> MappedColumn {
        let place = DocumentPath.join(path, member.key)
        guard let column = table.column(member.key) else {
            let nearest = NearestName.of(member.key, among: table.columns.map(\.name))
            throw .unknownColumn(path: place, nearest: nearest)
        }
        let spec = try ColumnSpec(member.value, at: place)
        try SpecRules(column: column, spec: spec).check()
        return MappedColumn(column: column, spec: spec)
    }

    /// `from` and `where`, which sources of tables and of attributes share.
    static func rows(_ reader: MappingReader) throws(MappingError) -> (String, RowCondition?) {
        let from = try reader.string("from")
        guard let condition = try reader.optionalString("where", maximumLength: 4096) else {
            return (from, nil)
        }
        return (from, try RowCondition(condition, at: reader.path(of: "where")))
    }

    /// Where the copies of a column lead: itself, if it is no copy.
    ///
    /// A copy that leads back to itself has a fault of its own; it is followed once around.
    func origin(of column: MappedColumn) -> MappedColumn {
        var current = column
        for _ in columns {
            guard case .sameAs(let name) = current.spec.origin, let next = mapped(name) else {
                return current
            }
            current = next
        }
        return current
    }

    func mapped(_ name: String) -> MappedColumn? {
        columns.first { $0.column.name == name }
    }

    /// True when the source gives the column: by a spec, by its items, as the sign of a number, or from
    /// the parent that names its rows' units.
    func gives(_ name: String) -> Bool {
        names.contains(name) || lends(name)
            || readings.contains { $0.spec.number == .operator && $0.column.signIn == name }
    }

    func lends(_ name: String) -> Bool {
        lent.contains { $0.column == name }
    }

    private static func lent(
        by specs: [ColumnSpec], besides names: [String], to table: CanonicalTable,
        _ schema: CanonicalSchema
    ) -> [ColumnReference] {
        for spec in specs {
            guard case .ofParent(let unit) = spec.unit, let parent = schema.table(unit.table) else {
                continue
            }
            return parent.columns.map(\.name).filter { name in
                table.column(name) != nil && !names.contains(name) && !parent.key.contains(name)
            }.map { ColumnReference(parent.name, $0) }
        }
        return []
    }

    /// Columns and items that read a local column of their own, with what the items set beside them.
    var readings: [Reading] {
        columns.map { Reading(column: $0.column, spec: $0.spec, set: []) }
            + (unpivot.map { unpivot in
                unpivot.items.map { Reading(column: unpivot.into, spec: $0.spec, set: $0.set) }
            } ?? [])
    }

    struct Reading {
        let column: CanonicalColumn
        let spec: ColumnSpec
        let set: [MappedColumn]
    }
}

/// A canonical column and where an institution's data for it come from.
package struct MappedColumn: Sendable, Hashable {
    package let column: CanonicalColumn
    package let spec: ColumnSpec
}

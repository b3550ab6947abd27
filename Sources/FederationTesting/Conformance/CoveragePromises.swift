import Documents
import Tabular

/// Every canonical table and column is accounted for in a mapping, once, under its right name.
struct CoveragePromises {
    let bench: ConformanceBench

    var checks: [ConformanceCheck] {
        [
            ConformanceCheck("a mapping of every table and column is taken", whole),
            ConformanceCheck("a column that a mapping forgets is named", forgotten),
            ConformanceCheck("a column that a shape's own mapping forgets is named", shapes),
            ConformanceCheck("keys and required columns can't be absent", keys),
            ConformanceCheck(
                "what is mapped can't be absent too, and absence needs a reason", both),
            ConformanceCheck("a slip of the pen is told with the name that was meant", slips),
            ConformanceCheck("a mapping is of this version and this domain", version),
        ]
    }

    private var schema: CanonicalSchema { bench.field.schema }

    private var mapping: JSONValue { IdentityMapping.whole(schema) }

    private func only(_ column: ColumnReference) -> JSONValue {
        IdentityMapping.only(column.table, of: schema)
    }

    private var columns: [ColumnReference] {
        schema.tables.flatMap { table in
            table.columns.map { ColumnReference(table.name, $0.name) }
        }
    }

    private func whole() throws {
        let taken = try Mapping(mapping, schema: schema)
        try expect(
            taken.tables.map(\.name) == schema.tables.map(\.name), "every table mapped",
            found: "\(taken.tables.count) of \(schema.tables.count)")
    }

    private func forgotten() throws {
        for column in columns {
            let without = only(column).changed(
                at: CanonicalCopy.path(column.table, column.column), to: nil)
            try MappingMisuse(
                "\(column) neither mapped nor absent", without, .unaccounted([column.description])
            ).expect(by: schema)
        }
        for table in schema.tables {
            try MappingMisuse(
                "\(table.name) neither mapped nor absent",
                mapping.changed(at: ["tables", table.name], to: nil), .unaccounted([table.name])
            ).expect(by: schema)
        }
    }

    /// The same of the mappings that the domain hands in, whatever their sources look like.
    private func shapes() throws {
        for shape in bench.samples.shapes {
            let own = try bench.mapping(of: shape)
            guard case .object(let tables)? = own["tables"] else { continue }
            for column in columns where tables.contains(where: { $0.key == column.table }) {
                guard let without = own.forgetting(column) else { continue }
                try MappingMisuse(
                    "\(column) forgotten by \(shape.name)", without,
                    .unaccounted([column.description])
                ).expect(by: schema)
            }
            guard case .object(let absent)? = own["absent"] else { continue }
            for member in absent where schema.attributeTable(member.key) == nil {
                try MappingMisuse(
                    "\(member.key) no longer absent at \(shape.name)",
                    own.changed(at: ["absent", member.key], to: nil), .unaccounted([member.key])
                ).expect(by: schema)
            }
        }
    }

    private func keys() throws {
        for table in schema.tables {
            for column in table.columns.map({ ColumnReference(table.name, $0.name) }) {
                let isKey = table.key.contains(column.column)
                guard isKey || schema.required.contains(column) else { continue }
                try MappingMisuse(
                    "\(column) absent", absent(column),
                    isKey ? .keyAbsent(column) : .requiredAbsent(column)
                ).expect(by: schema)
            }
        }
    }

    private func both() throws {
        for column in columns {
            let name = column.description
            try MappingMisuse(
                "\(name) mapped and absent",
                only(column).changed(at: ["absent", name], to: "not held"), .mappedAndAbsent(name)
            ).expect(by: schema)
            try MappingMisuse(
                "\(name) absent without a reason",
                only(column).changed(at: ["absent", name], to: "no"),
                .absentWithoutReason(path: "absent.\(name)")
            ).expect(by: schema)
        }
        for table in schema.tables {
            try MappingMisuse(
                "\(table.name) mapped and absent",
                mapping.changed(at: ["absent", table.name], to: "not held"),
                .mappedAndAbsent(table.name)
            ).expect(by: schema)
        }
    }

    private func slips() throws {
        for column in columns {
            let slip = column.column + "_"
            let path = CanonicalCopy.path(column.table, slip)
            try MappingMisuse(
                "the column \(slip)", only(column).changed(at: path, to: ["column": "c"]),
                .unknownColumn(path: path.joined(separator: "."), nearest: column.column)
            ).expect(by: schema)
            let spec = CanonicalCopy.path(column.table, column.column)
            try MappingMisuse(
                "the key colunm", only(column).changed(at: spec + ["colunm"], to: "c"),
                .document(
                    .unknownKey(path: (spec + ["colunm"]).joined(separator: "."), nearest: "column")
                )
            ).expect(by: schema)
        }
        for table in schema.tables {
            let slip = table.name + "_"
            try MappingMisuse(
                "the table \(slip)", mapping.changed(at: ["tables", slip], to: ["from": "t"]),
                .unknownTable(path: "tables.\(slip)", nearest: table.name)
            ).expect(by: schema)
        }
    }

    private func version() throws {
        try MappingMisuse(
            "version 2", mapping.changed(at: ["mapping"], to: 2), .version(2)
        ).expect(by: schema)
        try MappingMisuse(
            "another domain", mapping.changed(at: ["domain"], to: "elsewhere"),
            .otherDomain(found: "elsewhere", expected: schema.domain)
        ).expect(by: schema)
    }

    private func absent(_ column: ColumnReference) -> JSONValue {
        only(column).changed(at: CanonicalCopy.path(column.table, column.column), to: nil)
            .changed(at: ["absent", column.description], to: "not held")
    }
}

extension JSONValue {
    /// The mapping without a column in any source of its table; nil where it doesn't map it, or where
    /// a wide source's items give it too.
    fileprivate func forgetting(_ column: ColumnReference) -> JSONValue? {
        let table = ["tables", column.table]
        guard let value = value(at: table) else { return nil }
        let (sources, paths): ([JSONValue], [[String]]) =
            if case .array(let list) = value {
                (list, list.indices.map { table + [String($0)] })
            } else { ([value], [table]) }
        let isOfItems = sources.contains {
            PartialMapping.columns(ofItems: $0["unpivot"]).contains(column.column)
        }
        if isOfItems { return nil }
        let changed = paths.reduce(self) { mapping, source in
            mapping.changed(at: source + ["columns", column.column], to: nil)
        }
        return changed == self ? nil : changed
    }
}

/// Writes the SQL of one source's columns.
struct SourceCompiler {
    let mapping: Mapping
    let schema: CanonicalSchema
    /// The kinds of values that the source's local columns hold, by their SQL.
    let storage: [String: StorageClasses]

    func compile(
        _ source: SourceMapping, in table: CanonicalTable
    ) throws(MappingError) -> SourceSQL {
        var sql = SourceSQL(from: source.from, condition: source.condition)
        for mapped in source.columns {
            let origin = source.origin(of: mapped)
            let reading = SourceMapping.Reading(column: origin.column, spec: origin.spec, set: [])
            sql.add(
                mapped.column.name, origin.spec, try compile(reading, in: source, table))
            if let sign = sign(of: reading, in: source) { sql.add(sign.column, sign.sql) }
        }
        for item in source.unpivot?.items ?? [] {
            sql.add(try compile(item, in: source, table), item.spec)
        }
        for reading in source.readings {
            if let parent = try parent(of: reading, in: source, table) { sql.look(up: parent) }
            if let naming = reading.column.unitBy,
                !reading.set.contains(where: { $0.column.name == naming })
            {
                sql.drop(without: naming)
            }
        }
        for reference in source.lent {
            sql.add(reference.column, ColumnSQL(value: ParentJoin.lent(reference)))
            let isNaming = source.readings.contains { $0.column.unitBy == reference.column }
            if isNaming, let key = schema.table(reference.table)?.key.first {
                sql.drop(withoutLent: reference, key: key)
            }
        }
        return sql
    }

    func compile(
        _ source: AttributeMapping, in table: AttributeTable
    ) throws(MappingError) -> SourceSQL {
        var sql = SourceSQL(from: source.from, condition: source.condition)
        let key = CanonicalColumn(table.key, .text)
        sql.add(table.key, source.key, compile(key, source.key))
        let knownAt = AttributeTable.knownAt
        switch source.knownAt {
        case .attested: sql.add(knownAt, ColumnSQL(value: "NULL", state: "'attested'"))
        case .date(let spec): sql.add(knownAt, spec, compile(table.knownAtColumn, spec))
        }
        for attribute in source.attributes {
            sql.add(
                attribute.name, attribute.spec,
                compile(
                    attribute.column, attribute.spec,
                    try plan.conversion(of: attribute)))
        }
        return sql
    }

    /// The local column as SQL, or nil for what no local column gives.
    static func local(_ spec: ColumnSpec) -> String? {
        guard case .column(let name) = spec.origin else { return nil }
        return name.lowercased() == "rowid" ? "s.rowid" : "s.\(SQLText.name(name))"
    }

    private var plan: UnitPlan { UnitPlan(mapping: mapping, schema: schema) }

    private func compile(
        _ reading: SourceMapping.Reading, in source: SourceMapping, _ table: CanonicalTable
    ) throws(MappingError) -> ColumnSQL {
        let conversion = try plan.conversion(of: reading, in: source)
        return compile(
            reading.column, reading.spec, conversion, currency: currency(in: source),
            reference: reference(of: reading.spec, in: source),
            deciding: deciding(reading, in: source, table))
    }

    func compile(
        _ column: CanonicalColumn, _ spec: ColumnSpec, _ conversion: NumberConversion = .none,
        currency: String = "NULL", reference: String? = nil, deciding: String? = nil
    ) -> ColumnSQL {
        switch spec.origin {
        case .constant(let constant):
            return ColumnSQL(value: SourceCompiler.literal(constant, for: column))
        case .column, .sameAs:
            let local = SourceCompiler.local(spec) ?? "NULL"
            let compiler = ColumnCompiler(
                column: column, spec: spec, local: local, storage: storage[local] ?? .text,
                conversion: conversion, currency: currency,
                time: TimeReading(
                    encoding: spec.date ?? .iso8601, zone: mapping.timezone, reference: reference,
                    deciding: deciding))
            return compiler.compile()
        }
    }

    private func compile(
        _ item: Unpivot.Item, in source: SourceMapping, _ table: CanonicalTable
    ) throws(MappingError) -> SourceSQL.Item {
        guard let unpivot = source.unpivot else {
            preconditionFailure("An item belongs to a source that unpivots.")
        }
        let reading = SourceMapping.Reading(column: unpivot.into, spec: item.spec, set: item.set)
        let value = try compile(reading, in: source, table)
        var columns = [unpivot.into.name: value]
        if let sign = sign(of: reading, in: source) { columns[sign.column] = sign.sql }
        for set in item.set { columns[set.column.name] = compile(set.column, set.spec) }
        return SourceSQL.Item(
            columns: columns, into: unpivot.into.name, measure: measure(of: item),
            isLeftOut: unpivot.keepMissing ? nil : value.isMissing)
    }

    /// The first word among an item's constants.
    private func measure(of item: Unpivot.Item) -> String? {
        for set in item.set {
            if case .constant(.text(let word)) = set.spec.origin { return word }
        }
        return nil
    }

    /// Where a number is written with its sign, the column that takes it; a number without is equal.
    private func sign(
        of reading: SourceMapping.Reading, in source: SourceMapping
    ) -> (column: String, sql: ColumnSQL)? {
        guard let column = reading.column.signIn, !source.names.contains(column),
            source.gives(column), let local = SourceCompiler.local(reading.spec)
        else { return nil }
        let read = "to_operator(\(local))"
        let lists = reading.spec.missing + reading.spec.specials.map(\.local)
        let sign = reading.spec.number == .operator ? read : "'eq'"
        let value =
            lists.isEmpty
            ? sign : "CASE WHEN NOT (\(LocalValue.matches(lists, local))) THEN \(sign) END"
        return (column, ColumnSQL(value: value))
    }

    private func parent(
        of reading: SourceMapping.Reading, in source: SourceMapping, _ table: CanonicalTable
    ) throws(MappingError) -> ParentJoin? {
        guard case .ofParent(let unit) = reading.spec.unit else { return nil }
        let own = source.origin(of: try plan.parent(of: reading.spec, unit, in: source))
        return ParentJoin(
            table: unit.table, key: schema.table(unit.table)?.key.first ?? "",
            columns: [unit.column] + source.lent.map(\.column).filter { $0 != unit.column },
            own: compile(own.column, own.spec).value)
    }

    private static func literal(_ constant: ColumnSpec.Constant, for column: CanonicalColumn)
        -> String
    {
        switch constant {
        case .text(let text): SQLText.literal(text)
        case .flag(let flag): flag ? "1" : "0"
        case .number(let number):
            if let whole = Int(exactly: number), column.content != .real {
                column.content == .text ? SQLText.literal(String(whole)) : String(whole)
            } else {
                number.description
            }
        }
    }
}

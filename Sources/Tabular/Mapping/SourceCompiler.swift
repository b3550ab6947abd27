/// One source's part of a view: the SQL of its columns and of its rows.
struct SourceSQL {
    let rows: String
    var columns: [String: ColumnSQL] = [:]
    var unmapped: [CompiledSource.Unmapped] = []

    init(from: String, condition: RowCondition?) {
        let filter = condition.map { " WHERE (\($0.sql))" } ?? ""
        rows = "FROM main.\(SQLText.name(from)) AS s\(filter)"
    }

    mutating func add(_ column: String, _ spec: ColumnSpec, _ sql: ColumnSQL) {
        columns[column] = sql
        if let condition = sql.unmapped, let local = SourceCompiler.local(spec) {
            unmapped.append(
                .init(column: column, rule: spec.unmapped, condition: condition, local: local))
        }
    }
}

/// Writes the SQL of one source's columns.
struct SourceCompiler {
    let mapping: Mapping
    /// The kinds of values that the source's local columns hold, by their SQL.
    let storage: [String: StorageClasses]

    func compile(_ source: SourceMapping) throws(MappingError) -> SourceSQL {
        var sql = SourceSQL(from: source.from, condition: source.condition)
        for mapped in source.columns {
            let origin = SourceCompiler.origin(of: mapped, in: source)
            let conversion = try conversion(of: origin, in: source)
            sql.add(
                mapped.column.name, origin.spec, compile(origin.column, origin.spec, conversion))
        }
        return sql
    }

    func compile(_ source: AttributeMapping, key: String) throws(MappingError) -> SourceSQL {
        var sql = SourceSQL(from: source.from, condition: source.condition)
        sql.add(key, source.key, compile(CanonicalColumn(key, .text), source.key, .none))
        let knownAt = AttributeTable.knownAt
        switch source.knownAt {
        case .attested: sql.columns[knownAt] = ColumnSQL(value: "NULL", state: "'attested'")
        case .date(let spec):
            sql.add(knownAt, spec, compile(CanonicalColumn(knownAt, .date), spec, .none))
        }
        for attribute in source.attributes {
            let isNumber = attribute.column.isNumber
            let units =
                isNumber
                ? try attribute.conversion(currencyExponent: mapping.currencyExponent) : nil
            let conversion = units.map(NumberConversion.fixed) ?? .none
            sql.add(
                attribute.name, attribute.spec,
                compile(attribute.column, attribute.spec, conversion))
        }
        return sql
    }

    /// The local column as SQL, or nil for what no local column gives.
    static func local(_ spec: ColumnSpec) -> String? {
        guard case .column(let name) = spec.origin else { return nil }
        return name.lowercased() == "rowid" ? "s.rowid" : "s.\(SQLText.name(name))"
    }

    private func compile(
        _ column: CanonicalColumn, _ spec: ColumnSpec, _ conversion: NumberConversion
    ) -> ColumnSQL {
        switch spec.origin {
        case .constant(let constant):
            return ColumnSQL(value: SourceCompiler.literal(constant, for: column))
        case .column, .sameAs:
            let local = SourceCompiler.local(spec) ?? "NULL"
            let compiler = ColumnCompiler(
                column: column, spec: spec, local: local, storage: storage[local] ?? .text,
                conversion: conversion)
            return compiler.compile()
        }
    }

    /// Where copies lead.
    private static func origin(of column: MappedColumn, in source: SourceMapping) -> MappedColumn {
        var current = column
        while case .sameAs(let name) = current.spec.origin,
            let next = source.columns.first(where: { $0.column.name == name })
        {
            current = next
        }
        return current
    }

    private func conversion(
        of mapped: MappedColumn, in source: SourceMapping
    ) throws(MappingError) -> NumberConversion {
        guard let dimension = mapped.column.dimension, let unit = mapped.spec.unit else {
            return .none
        }
        let currency = source.columns.first { $0.column.content == .currency }
        var exponent = mapping.currencyExponent
        if dimension == .money, let currency {
            switch SourceCompiler.origin(of: currency, in: source).spec.origin {
            case .constant(.text(let code)): exponent = Currency.exponent(of: code)
            case .column where unit == "minor": return .none
            case .column:
                let sql = compile(currency.column, currency.spec, .none).value
                return .byCurrency(unit: unit, currency: sql)
            case .constant, .sameAs: break
            }
        }
        do throws(UnitError) {
            return .fixed(
                try UnitConversion(unit, toCanonical: dimension, currencyExponent: exponent))
        } catch {
            throw .unit(path: mapped.spec.path, error)
        }
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

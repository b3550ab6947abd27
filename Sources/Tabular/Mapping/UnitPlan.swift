import Documents

/// Finds the conversions between the units of an institution and the canonical ones.
struct UnitPlan {
    let schema: CanonicalSchema
    let tables: [Mapping.Table]
    let conditions: UnitConditions

    init(mapping: Mapping, schema: CanonicalSchema) {
        self.schema = schema
        tables = mapping.tables
        conditions = mapping.conditions
    }

    /// Throws where a unit is missing, unknown, ambiguous, or another quantity's.
    func conversion(
        of reading: SourceMapping.Reading, in source: SourceMapping
    ) throws(MappingError) -> NumberConversion {
        let column = reading.column
        guard column.isNumber, case .column = reading.spec.origin else { return .none }
        if column.dimension == .money { return try money(reading.spec, in: source) }
        if case .ofParent(let reference) = reading.spec.unit {
            _ = try parent(of: reading.spec, reference, in: source)
        }
        let kinds: RowKinds
        if let naming = column.unitBy {
            kinds = try RowKinds(
                naming, of: reading, in: source, plan: self)
        } else if let dimension = column.dimension {
            kinds = RowKinds(all: .dimension(dimension))
        } else {
            return .none
        }
        guard let unit = reading.spec.unit, unit != .named("") else {
            throw .unitRequired(path: reading.spec.path, known: kinds.only?.unitNames ?? [])
        }
        return try conversion(kinds, texts(of: unit, kinds), at: reading.spec.path)
    }

    /// From an attribute's local unit to the one that studies get.
    func conversion(of attribute: AttributeSpec) throws(MappingError) -> NumberConversion {
        let spec = attribute.spec
        guard attribute.column.isNumber else { return .none }
        if case .constant = spec.origin { return .none }
        guard let unit = spec.unit, unit != .named(""), let target = attribute.target,
            !target.isEmpty
        else { throw .attributeUnit(path: spec.path) }
        if case .ofParent = unit { throw .notApplicable(path: "\(spec.path).unitFrom") }
        let kinds = RowKinds(
            all: .attribute(
                to: target, attribute.dimension, currencyExponent: Mapping.exponent(of: tables)))
        return try conversion(kinds, UnitText.local(unit), at: spec.path)
    }

    /// One branch for each kind of row and unit of which the one converts into the other.
    private func conversion(
        _ kinds: RowKinds, _ texts: [UnitText], at path: String
    ) throws(MappingError) -> NumberConversion {
        var branches: [NumberConversion.Branch] = []
        for text in texts {
            var refusal: UnitError?
            var count = 0
            for kind in kinds.kinds {
                do throws(UnitError) {
                    let conversion = try kind.goal.conversion(from: text.unit, conditions)
                    let conditions = [kind.condition, text.condition].compactMap(\.self)
                    if conditions.isEmpty { return .fixed(conversion, kind.goal.measure) }
                    branches.append(
                        .init(
                            condition: conditions.joined(separator: " AND "),
                            conversion: conversion, measure: kind.goal.measure))
                    count += 1
                } catch {
                    refusal = refusal ?? error
                }
            }
            guard let refusal else { continue }
            if kinds.areListed, text.condition == nil || kinds.only != nil {
                throw .unit(path: path, refusal)
            }
            if count == 0, text.isListed { throw .unitUnused(path: path, unit: text.unit) }
        }
        return .byRow(branches)
    }

    private func texts(of unit: LocalUnit, _ kinds: RowKinds) -> [UnitText] {
        guard case .ofParent(let reference) = unit else { return UnitText.local(unit) }
        let column = ParentJoin.column(reference)
        let listed = words(of: reference)
        return (listed ?? kinds.unitNames).map { name in
            UnitText(
                unit: name, condition: "\(column) = \(SQLText.literal(name))",
                isListed: listed != nil)
        }
    }

    private func money(
        _ spec: ColumnSpec, in source: SourceMapping
    ) throws(MappingError) -> NumberConversion {
        guard case .named(let unit) = spec.unit, !unit.isEmpty else {
            if let other = spec.unit, other != .named("") {
                throw .notApplicable(path: "\(spec.path).\(other.key)")
            }
            throw .unitRequired(path: spec.path, known: UnitConversion.names(in: .money))
        }
        var exponent = Mapping.exponent(of: tables)
        if let currency = source.columns.first(where: { $0.column.content == .currency }) {
            switch source.origin(of: currency).spec.origin {
            case .constant(.text(let code)): exponent = Currency.exponent(of: code)
            case .column where unit == "minor": return .none
            case .column: return try byCurrency(unit, spec)
            case .constant, .sameAs: break
            }
        }
        do throws(UnitError) {
            return .fixed(
                try UnitConversion(unit, toCanonical: .money, currencyExponent: exponent), nil)
        } catch {
            throw .unit(path: spec.path, error)
        }
    }

    /// The currency's SQL is the source compiler's to write; here only the unit is proven.
    private func byCurrency(
        _ unit: String, _ spec: ColumnSpec
    ) throws(MappingError) -> NumberConversion {
        do throws(UnitError) {
            _ = try UnitConversion(unit, toCanonical: .money, currencyExponent: 2)
        } catch {
            throw .unit(path: spec.path, error)
        }
        return .byCurrency(unit: unit)
    }
}

import Documents

/// One local table or view that gives attributes.
package struct AttributeMapping: Sendable, Hashable {
    /// When an attribute's values became known.
    package enum KnownAt: Sendable, Hashable {
        case date(ColumnSpec)
        /// The institution vouches that they were known in time; nothing can be tested.
        case attested
    }

    package let path: String
    package let from: String
    package let condition: RowCondition?
    package let key: ColumnSpec
    package let knownAt: KnownAt
    package let attributes: [AttributeSpec]

    init(_ value: JSONValue, at path: String, in table: AttributeTable) throws(MappingError) {
        let reader = try MappingReader(
            value, at: path, keys: ["from", "where", "columns", "unpivot", "key", "knownAt"])
        self.path = path
        (from, condition) = try SourceMapping.rows(reader)
        key = try ColumnSpec(reader.value("key"), at: reader.path(of: "key"))
        try SpecRules(column: CanonicalColumn(table.key, .text), spec: key).check()
        knownAt = try AttributeMapping.knownAt(reader)
        var attributes: [AttributeSpec] = []
        for member in try reader.members("columns") {
            let place = DocumentPath.join(reader.path(of: "columns"), member.key)
            guard ColumnSpec.isName(member.key), member.key != AttributeTable.knownAt,
                member.key != table.key
            else { throw .attributeName(path: place) }
            let attribute = try AttributeSpec(name: member.key, member.value, at: place)
            try attribute.check()
            attributes.append(attribute)
        }
        self.attributes = attributes
    }

    private static func knownAt(_ reader: MappingReader) throws(MappingError) -> KnownAt {
        let value = try reader.value("knownAt")
        if value == .string("attested") { return .attested }
        let spec = try ColumnSpec(value, at: reader.path(of: "knownAt"))
        try SpecRules(column: CanonicalColumn(AttributeTable.knownAt, .date), spec: spec).check()
        return .date(spec)
    }
}

extension AttributeTable {
    /// The column that says when a row's attributes became known.
    static let knownAt = "known_at"
}

extension AttributeSpec {
    fileprivate func check() throws(MappingError) {
        try SpecRules(column: column, spec: spec.withoutUnit).check()
        let isNumber = type == .number || type == .integer
        guard isNumber else {
            if spec.unit != nil { throw .notApplicable(path: "\(spec.path).unit") }
            if target != nil { throw .notApplicable(path: "\(spec.path).to") }
            return
        }
        _ = try conversion(currencyExponent: 2)
    }

    /// From the local unit to the one that studies get.
    func conversion(currencyExponent: Int?) throws(MappingError) -> UnitConversion? {
        if case .constant = spec.origin, spec.unit == nil { return nil }
        guard let unit = spec.unit, !unit.isEmpty, let target, !target.isEmpty else {
            throw .attributeUnit(path: spec.path)
        }
        do throws(UnitError) {
            return try UnitConversion(
                unit, to: target, in: dimension, currencyExponent: currencyExponent)
        } catch {
            throw .unit(path: spec.path, error)
        }
    }
}

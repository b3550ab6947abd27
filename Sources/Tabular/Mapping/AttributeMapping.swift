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

    /// Nil where the source can't be read at all; what else is wrong is in `faults`.
    static func decode(
        _ value: JSONValue, at path: String, in table: AttributeTable, _ faults: inout FaultList
    ) -> AttributeMapping? {
        let head = faults.attempt { () throws(MappingError) in
            let reader = try MappingReader(
                value, at: path, keys: ["from", "where", "columns", "key", "knownAt"])
            return (reader, try SourceMapping.rows(reader), try reader.members("columns"))
        }
        guard let (reader, (from, condition), members) = head else { return nil }
        let attributes = members.compactMap { member in
            faults.attempt { () throws(MappingError) in
                try attribute(member, at: reader.path(of: "columns"), in: table)
            }
        }
        return faults.attempt { () throws(MappingError) in
            AttributeMapping(
                path: path, from: from, condition: condition, key: try key(reader, table),
                knownAt: try knownAt(reader, table), attributes: attributes)
        }
    }

    private static func attribute(
        _ member: JSONMember, at path: String, in table: AttributeTable
    ) throws(MappingError) -> AttributeSpec {
        let place = DocumentPath.join(path, member.key)
        guard ColumnSpec.isName(member.key), member.key != AttributeTable.knownAt,
            member.key != table.key
        else { throw .attributeName(path: place) }
        let attribute = try AttributeSpec(name: member.key, member.value, at: place)
        try attribute.check()
        return attribute
    }

    private static func key(
        _ reader: MappingReader, _ table: AttributeTable
    ) throws(MappingError) -> ColumnSpec {
        let key = try ColumnSpec(reader.value("key"), at: reader.path(of: "key"))
        try SpecRules(column: CanonicalColumn(table.key, .text), spec: key).check()
        return key
    }

    private static func knownAt(
        _ reader: MappingReader, _ table: AttributeTable
    ) throws(MappingError) -> KnownAt {
        let value = try reader.value("knownAt")
        if value == .string("attested") { return .attested }
        let spec = try ColumnSpec(value, at: reader.path(of: "knownAt"))
        try SpecRules(column: table.knownAtColumn, spec: spec).check()
        if spec.date?.anchor != nil {
            throw .dateReference(path: "\(spec.path).date", nearest: nil)
        }
        return .date(spec)
    }
}

extension AttributeMapping {
    /// Key, time of knowledge and attributes, each with the canonical column that it becomes.
    func readings(in table: AttributeTable) -> [SourceMapping.Reading] {
        var readings = [
            SourceMapping.Reading(column: CanonicalColumn(table.key, .text), spec: key, set: [])
        ]
        if case .date(let spec) = knownAt {
            readings.append(.init(column: table.knownAtColumn, spec: spec, set: []))
        }
        return readings
            + attributes.map { .init(column: $0.column, spec: $0.spec, set: []) }
    }
}

extension AttributeTable {
    /// The column that says when a row's attributes became known.
    static let knownAt = "known_at"

    var knownAtColumn: CanonicalColumn { CanonicalColumn(AttributeTable.knownAt, knownAt) }
}

extension AttributeSpec {
    /// Whether the declaration fits the attribute's type; units are tried by `NumberConversion`.
    fileprivate func check() throws(MappingError) {
        try SpecRules(attribute: self).check()
        if spec.date?.anchor != nil {
            throw .dateReference(path: "\(spec.path).date", nearest: nil)
        }
        if !column.isNumber, target != nil { throw .notApplicable(path: "\(spec.path).to") }
    }
}

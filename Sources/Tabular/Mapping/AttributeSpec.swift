import Documents

/// What a study's attribute is made of: numbers, yes or no, words, or days.
package enum AttributeType: String, Sendable, Hashable, CaseIterable {
    case number, integer, flag, code, date
}

/// One attribute that an institution offers to studies.
package struct AttributeSpec: Sendable, Hashable {
    package let name: String
    package let type: AttributeType
    /// The unit in which studies get it; numbers only.
    package let target: String?
    /// Set where both units stand in more than one dimension.
    package let dimension: Dimension?
    /// True for attributes that may split a report but not enter a model without a waiver.
    package let isProtected: Bool
    package let spec: ColumnSpec

    init(name: String, _ value: JSONValue, at path: String) throws(MappingError) {
        let own = ["type", "to", "dimension", "protected"]
        let reader = try MappingReader(
            value, at: path, keys: ColumnSpec.keys + own)
        guard let type = try reader.optionalChoice("type", as: AttributeType.self) else {
            throw reader.failure(
                "type", expected: "number, integer, flag, code or date", found: "nothing")
        }
        self.name = name
        self.type = type
        target = try reader.optionalString("to")
        dimension = try reader.optionalChoice("dimension", as: Dimension.self)
        isProtected = try reader.optionalBool("protected") ?? false
        spec = try ColumnSpec(reader)
    }

    /// The canonical column that a compiler makes of the attribute.
    var column: CanonicalColumn {
        switch type {
        case .number: CanonicalColumn(name, .real)
        case .integer: CanonicalColumn(name, .integer)
        case .flag: CanonicalColumn(name, .flag)
        case .code: CanonicalColumn(name, .word)
        case .date: CanonicalColumn(name, .date, precision: .month)
        }
    }
}

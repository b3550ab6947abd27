/// How one institution's database is read: its mapping.json, decoded and checked against a schema.
///
/// It never leaves the institution. Whether the local tables and columns exist is asked later, of
/// the database itself.
package struct Mapping: Sendable, Hashable {
    package struct Table: Sendable, Hashable {
        package let name: String
        package let sources: [SourceMapping]
    }

    package struct Attributes: Sendable, Hashable {
        package let table: String
        package let sources: [AttributeMapping]
    }

    /// A canonical table or column that the institution doesn't hold, and why.
    package struct Absence: Sendable, Hashable {
        /// `table` or `table.column`.
        package let name: String
        package let reason: String
    }

    package let institution: String
    /// Relative to the mapping's own file.
    package let database: String
    package let timezone: String?
    /// The last day for which the extract is complete.
    package let completeThrough: Day?
    /// In the order of the schema.
    package let tables: [Table]
    package let attributes: [Attributes]
    package let absent: [Absence]
    /// Constants that a conversion asks for, such as the pressure of the air.
    package let conditions: UnitConditions
    /// What the moments of the mapping count; nil where it has none.
    package let axis: MappedAxis?

    package func table(_ name: String) -> Table? {
        tables.first { $0.name == name }
    }

    /// Why a canonical column can't be read, or nil if it is mapped.
    ///
    /// A column that a parent table lends to its rows is held there.
    package func absence(of column: ColumnReference) -> String? {
        let sources = table(column.table)?.sources ?? []
        if let lender = sources.flatMap(\.lent).first(where: { $0.column == column.column }) {
            return absence(of: lender)
        }
        return absent.first { $0.name == column.table || $0.name == column.description }?.reason
    }

    /// Throws unless the mapping names the institution of the node's certificate.
    package func check(institution name: String) throws(MappingError) {
        guard institution == name else { throw .otherInstitution(expected: name) }
    }

    /// The attribute by table and name, from the first source that has it.
    package func attribute(_ table: String, _ name: String) -> AttributeSpec? {
        for source in attributes.first(where: { $0.table == table })?.sources ?? [] {
            if let found = source.attributes.first(where: { $0.name == name }) { return found }
        }
        return nil
    }

    /// How the dates of a canonical column or an attribute are stored, once for each source.
    func encodings(of column: ColumnReference) -> [DateEncoding] {
        let own = (table(column.table)?.sources ?? []).flatMap { source in
            source.mapped(column.column).map { [source.origin(of: $0).spec.date] } ?? []
        }
        let attributes = self.attributes.filter { $0.table == column.table }.flatMap(\.sources)
            .flatMap { source -> [DateEncoding?] in
                if column.column == AttributeTable.knownAt, case .date(let spec) = source.knownAt {
                    return [spec.date]
                }
                return source.attributes.filter { $0.name == column.column }.map(\.spec.date)
            }
        return (own + attributes).compactMap(\.self)
    }

    /// The exponent of the one currency that some tables give as a constant, if it is the only one.
    static func exponent(of tables: [Table]) -> Int? {
        let currencies = tables.flatMap(\.sources).flatMap(\.columns)
            .filter { $0.column.content == .currency }
        var exponents: Set<Int?> = []
        for currency in currencies {
            guard case .constant(.text(let code)) = currency.spec.origin else { return nil }
            exponents.insert(Currency.exponent(of: code))
        }
        return exponents.count == 1 ? exponents.first ?? nil : nil
    }

    /// Words that name what is measured and that the schema doesn't know, each once, in their order.
    ///
    /// Their values read as `unit_unknown` until a study declares them.
    package func undeclaredMeasures(in schema: CanonicalSchema) -> [String] {
        var words: [String] = []
        for source in tables.flatMap(\.sources) {
            let naming = source.readings.compactMap(\.column.unitBy)
            let given = source.columns + source.readings.flatMap(\.set)
            for mapped in given where naming.contains(mapped.column.name) {
                var own = (source.origin(of: mapped).spec.codes ?? []).map(\.canonical)
                if case .constant(.text(let word)) = mapped.spec.origin { own.append(word) }
                for word in own where !words.contains(word) && schema.measure(word) == nil {
                    words.append(word)
                }
            }
        }
        return words
    }

    /// True when the institution only vouches for when the table's attributes became known.
    package func isAttested(_ table: String) -> Bool {
        attributes.contains { $0.table == table && $0.sources.contains { $0.knownAt == .attested } }
    }
}

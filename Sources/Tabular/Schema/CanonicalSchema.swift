/// The tables of one domain, by which every institution's data is read.
package struct CanonicalSchema: Sendable, Hashable {
    /// The domain's name, such as `credit-risk`.
    package let domain: String
    package let tables: [CanonicalTable]
    package let attributeTables: [AttributeTable]
    /// Columns without which no study can be answered.
    package let required: [ColumnReference]
    /// What the columns with `unitBy` can hold. A study may add its own.
    package let measures: [Measure]

    package init(
        domain: String, tables: [CanonicalTable], attributeTables: [AttributeTable] = [],
        required: [ColumnReference] = [], measures: [Measure] = []
    ) {
        self.domain = domain
        self.tables = tables
        self.attributeTables = attributeTables
        self.required = required
        self.measures = measures
    }

    package func measure(_ name: String) -> Measure? {
        measures.first { $0.name == name }
    }

    /// The same schema with a study's own measures; one of the same name takes the schema's place.
    package func extended(by additions: [Measure]) -> CanonicalSchema {
        let kept = measures.filter { own in !additions.contains { $0.name == own.name } }
        return CanonicalSchema(
            domain: domain, tables: tables, attributeTables: attributeTables, required: required,
            measures: kept + additions)
    }

    package func table(_ name: String) -> CanonicalTable? {
        tables.first { $0.name == name }
    }

    package func attributeTable(_ name: String) -> AttributeTable? {
        attributeTables.first { $0.name == name }
    }

    package func column(_ reference: ColumnReference) -> CanonicalColumn? {
        table(reference.table)?.column(reference.column)
    }
}

/// A canonical column by the name of its table and its own.
package struct ColumnReference: Sendable, Hashable, Comparable {
    package let table: String
    package let column: String

    package init(_ table: String, _ column: String) {
        self.table = table
        self.column = column
    }

    package static func < (left: ColumnReference, right: ColumnReference) -> Bool {
        (left.table, left.column) < (right.table, right.column)
    }
}

extension ColumnReference: CustomStringConvertible {
    package var description: String { "\(table).\(column)" }
}

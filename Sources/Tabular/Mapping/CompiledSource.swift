/// One local table behind a view, with what the quality checks ask of it.
package struct CompiledSource: Sendable, Hashable {
    package struct Unmapped: Sendable, Hashable {
        package let column: String
        package let rule: ColumnSpec.Unmapped
        /// True for a row whose local code the mapping doesn't list.
        package let condition: String
        /// The local column as SQL.
        package let local: String
    }

    /// Numbers that may stand in another unit than the mapping says.
    package struct Doubt: Sendable, Hashable {
        package let column: String
        /// What an item's rows measure; nil for a column that says so row by row.
        package let measure: String?
        /// For such a column SQL of what the row measures; nil where that is all one.
        package let measureOfRow: String?
        /// SQL over the rows of `scan`: 1 for a number that would be believed only in another unit, 0
        /// for any other, NULL where there is none.
        package let condition: String
    }

    /// One column that every row of the source has alike.
    package struct Column: Sendable, Hashable {
        package let name: String
        /// SQL over the rows of `scan`.
        package let value: String
        /// SQL of its state, or nil where NULL can only mean missing.
        package let state: String?
    }

    /// `FROM main."…" AS s WHERE (…)`.
    package let from: String
    package let unmapped: [Unmapped]
    package let doubts: [Doubt]
    /// True for a row of `from` that the view leaves out, since nothing says what it measures; nil if
    /// none is left out.
    package let dropped: String?
    /// What one scan of the source reads: `from` with the parents that are looked up, without rows
    /// that are left out.
    package let scan: String
    /// The columns that the view takes from each row of `scan`, items apart, in the view's order.
    package let columns: [Column]
    /// What a wide source gives once for each of its items; empty if a row gives one row.
    package let items: [CompiledItem]

    /// A statement that reads a wide source once: the named columns and then the items at the places
    /// `wanted`, each followed by its state (NULL where it has none).
    ///
    /// All names must be those of `columns`.
    package func statement(columns names: [String], items wanted: [Int]) -> String {
        let shared = names.map { name in
            guard let column = columns.first(where: { $0.name == name }) else {
                preconditionFailure("A scan asks for a column that the source doesn't have.")
            }
            return "\(column.value), \(column.state ?? "NULL")"
        }
        let values = wanted.map { "\(items[$0].value), \(items[$0].state ?? "NULL")" }
        return "SELECT " + (shared + values).joined(separator: ",\n  ") + "\n" + scan
    }
}

/// One item of a wide source, such as one measured quantity among the columns of a row.
package struct CompiledItem: Sendable, Hashable {
    package struct Constant: Sendable, Hashable {
        package let column: String
        /// As an SQL literal.
        package let literal: String
        /// As a text, if it is one.
        package let text: String?
    }

    /// The canonical column that takes the value.
    package let into: String
    /// What the item's rows hold in other columns.
    package let constants: [Constant]
    /// SQL over the rows of the source's `scan`.
    package let value: String
    package let state: String?
    /// SQL of the sign of a number written as `<0.5`; nil where every value is plain.
    package let sign: String?
    /// True for a local row in which the item gives no row; nil if it always gives one.
    package let isLeftOut: String?
    /// To how many decimals the loader rounds the value; nil keeps it.
    package let decimals: Int?
}

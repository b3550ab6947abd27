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

    /// `FROM main."…" AS s WHERE (…)`.
    package let from: String
    package let unmapped: [Unmapped]
    package let doubts: [Doubt]
    /// True for a row of `from` that the view leaves out, since nothing says what it measures; nil if
    /// none is left out.
    package let dropped: String?
    /// What one scan of the source reads: `from` with the parents that are looked up, without rows
    /// that are left out; of a wide source each local row once.
    package let scan: String
}

/// A time of each row's parent, joined to the rows of a table that may have none of their own.
struct ParentTimes {
    /// Follows FROM and the table's name.
    let join: String
    let column: CompiledColumn

    /// The parent's time in a joined row, as SQL: NULL where there is no parent, or it has none.
    static let time = SQLText.name("time of the parent")

    /// Nil where the table asks for none, or the institution doesn't hold it.
    init?(of table: CanonicalTable, schema: CanonicalSchema, _ compiled: CompiledMapping) {
        guard let parent = table.availableOtherwise,
            let key = schema.table(parent.time.table)?.key.first,
            let column = compiled.column(parent.time), column.absence == nil,
            compiled.view(parent.time.table)?.isAbsent == false
        else { return nil }
        let name = SQLText.name("the parent")
        self.column = column
        join = """
            LEFT JOIN (SELECT \(SQLText.name(key)) AS \(name), \
            max(\(SQLText.name(parent.time.column))) AS \(ParentTimes.time) \
            FROM temp.\(SQLText.name(parent.time.table)) GROUP BY 1) \
            ON \(name) = \(SQLText.name(parent.reference))
            """
    }
}

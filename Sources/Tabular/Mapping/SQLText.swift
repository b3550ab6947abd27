/// Names and texts as SQL writes them.
enum SQLText {
    /// A name as an identifier, quoted whatever it holds.
    static func name(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }

    /// A column of a canonical table's view.
    static func column(_ reference: ColumnReference) -> String {
        "\(name(reference.table)).\(name(reference.column))"
    }

    /// A text as a literal.
    static func literal(_ text: String) -> String {
        "'" + text.replacing("'", with: "''") + "'"
    }

    /// A remark that ends its line and nothing else.
    static func remark(_ text: String) -> String {
        "-- " + text.map { $0.isNewline ? " " : String($0) }.joined()
    }
}

/// Names and texts as SQL writes them.
enum SQLText {
    /// A name as an identifier, quoted whatever it holds.
    static func name(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
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

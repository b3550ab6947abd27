/// Names and texts as SQL writes them.
enum SQL {
    static func name(_ name: String) -> String {
        "\"" + name.replacing("\"", with: "\"\"") + "\""
    }

    static func text(_ text: String) -> String {
        "'" + text.replacing("'", with: "''") + "'"
    }

    static func list(_ texts: [String]) -> String {
        texts.map(SQL.text).joined(separator: ", ")
    }
}

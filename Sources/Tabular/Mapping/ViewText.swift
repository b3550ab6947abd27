/// The text of a view: one column a line.
enum ViewText {
    /// The SELECT of one source.
    static func select(_ columns: [CompiledColumn], from source: SourceSQL) -> String {
        var lines: [Line] = []
        for compiled in columns {
            let name = compiled.column.name
            lines.append(
                line(source.each(name) { $0?.value ?? "NULL" }, name, compiled.absence))
            if compiled.hasState {
                let state = source.each(name) { $0.map { $0.state ?? "NULL" } ?? "'missing'" }
                lines.append(line(state, CompiledColumn.stateName(of: name), nil))
            }
        }
        return text(lines) + "\n" + source.viewRows
    }

    /// The right columns and no rows.
    static func empty(_ columns: [CompiledColumn]) -> String {
        text(columns.map { line("NULL", $0.column.name, $0.absence) }) + "\nWHERE 0"
    }

    private struct Line {
        let sql: String
        let remark: String?
    }

    private static func line(_ sql: String, _ name: String, _ absence: String?) -> Line {
        Line(sql: "\(sql) AS \(SQLText.name(name))", remark: absence.map { "absent: \($0)" })
    }

    private static func text(_ lines: [Line]) -> String {
        "SELECT\n"
            + lines.enumerated().map { index, line in
                let comma = index == lines.count - 1 ? "" : ","
                return "  \(line.sql)\(comma)"
                    + (line.remark.map { "  \(SQLText.remark($0))" } ?? "")
            }.joined(separator: "\n")
    }
}

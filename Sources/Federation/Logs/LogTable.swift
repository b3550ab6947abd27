/// A table of a log: rows are appended, and never changed or deleted.
struct LogTable: Sendable, Hashable {
    let name: String
    /// Its columns and constraints, in SQL.
    let columns: String

    init(_ name: String, _ columns: String) {
        self.name = name
        self.columns = columns
    }

    /// Makes the table and the triggers that keep it as it grows.
    var sql: String {
        let triggers = ["UPDATE", "DELETE"].map { verb in
            """
            CREATE TRIGGER \(name)_no_\(verb) BEFORE \(verb) ON \(name)
            BEGIN SELECT RAISE(ABORT, 'append only'); END;
            """
        }
        return "CREATE TABLE \(name) (\(columns)) STRICT;\n" + triggers.joined(separator: "\n")
    }
}

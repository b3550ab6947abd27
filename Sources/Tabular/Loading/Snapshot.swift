import GRDB

/// One consistent state of an institution's database, with the views of its mapping once made.
///
/// Valid inside the closure of `InstitutionDatabase.snapshot` only.
package struct Snapshot {
    let database: Database
    let path: String
    let busySeconds: Int

    /// The first column of a statement's rows as texts; NULL rows are left out.
    package func texts(_ sql: String) throws(LoadingError) -> [String] {
        try perform { try String?.fetchAll(database, sql: sql).compactMap(\.self) }
    }

    /// One whole number, or 0 where the statement gives none.
    package func count(_ sql: String) throws(LoadingError) -> Int {
        try counts(sql).first ?? 0
    }

    /// The whole numbers of a statement's first row, 0 for NULL.
    package func counts(_ sql: String) throws(LoadingError) -> [Int] {
        try perform {
            guard let row = try Row.fetchOne(database, sql: sql) else { return [] }
            return row.databaseValues.map { value in
                if case .int64(let number) = value.storage { Int(number) } else { 0 }
            }
        }
    }

    /// The numbers of a statement's first row, nil for what is none.
    func numbers(_ sql: String) throws(LoadingError) -> [Double?] {
        try perform {
            guard let row = try Row.fetchOne(database, sql: sql) else { return [] }
            return row.databaseValues.map { value in
                switch value.storage {
                case .int64(let number): Double(number)
                case .double(let number): number
                case .null, .string, .blob: nil
                }
            }
        }
    }

    /// The local tables and views, in the order of their names.
    package func localSchema() throws(LoadingError) -> LocalSchema {
        try perform {
            let names = try Row.fetchAll(
                database,
                sql: """
                    SELECT name, type FROM main.sqlite_schema
                    WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                    ORDER BY name
                    """)
            return LocalSchema(
                tables: try names.map { row in
                    let name: String = row["name"]
                    return LocalTable(
                        name: name, isView: row["type"] == "view", columns: try columns(of: name))
                })
        }
    }

    /// What SQLite says against an expression over some rows, `FROM …`, or nil if it can prepare it.
    func objection(to condition: String, of rows: String) -> String? {
        do {
            _ = try database.makeStatement(sql: "SELECT 1 \(rows) WHERE (\(condition)\n)")
            return nil
        } catch {
            return (error as? DatabaseError)?.message ?? "the expression can't be prepared"
        }
    }

    /// True if some row of a source meets a condition over it; reads no further than that row.
    func exists(_ condition: String, in source: String) throws(LoadingError) -> Bool {
        try count(
            "SELECT EXISTS (SELECT 1 FROM (SELECT \(condition) AS x \(source)) WHERE x)") == 1
    }

    /// The kinds of values in some expressions over a source's rows, found in one pass.
    func storage(of expressions: [String], from source: String) throws(LoadingError)
        -> [StorageClasses]
    {
        guard !expressions.isEmpty else { return [] }
        return try perform {
            let statement = try database.makeStatement(
                sql: "SELECT \(expressions.joined(separator: ", ")) \(source)")
            return try withExtendedLifetime(statement) {
                try StorageClasses.all(of: statement.sqliteStatement, columns: expressions.count)
            }
        }
    }

    /// Makes the views; afterwards the connection refuses to change anything, views included.
    func create(_ views: [CompiledView]) throws(LoadingError) {
        try perform {
            for view in views { try database.execute(sql: view.sql) }
            try database.execute(sql: "PRAGMA query_only = 1")
        }
    }

    func dropViews() {
        do {
            try database.execute(sql: "PRAGMA query_only = 0")
            let names = try String.fetchAll(
                database, sql: "SELECT name FROM temp.sqlite_schema WHERE type = 'view'")
            for name in names { try database.execute(sql: "DROP VIEW temp.\(SQLText.name(name))") }
        } catch {
            // A connection that is broken holds no views either: the next read says what is wrong.
        }
    }

    /// Runs a read and gives SQLite's error as our own.
    func perform<Result>(_ body: () throws -> Result) throws(LoadingError) -> Result {
        do {
            return try body()
        } catch {
            throw LoadingError(error, path: path, busySeconds: busySeconds)
        }
    }

    private func columns(of table: String) throws -> [LocalColumn] {
        // 1 would be a hidden column of a virtual table; 2 and 3 are generated ones.
        try Row.fetchAll(database, sql: "PRAGMA main.table_xinfo(\(SQLText.name(table)))")
            .filter { [0, 2, 3].contains($0["hidden"]) }
            .map { LocalColumn(name: $0["name"], declaredType: $0["type"]) }
    }
}

import GRDB
import GRDBSQLite

/// Reads a statement's rows straight into typed columns.
///
/// Every cell's kind is tested before it is read: SQLite would turn a text into 0 without a word.
package enum ColumnReader {
    /// What one column of the statement is read as.
    package struct Request: Sendable, Hashable {
        package enum Kind: Sendable, Hashable {
            /// A key or another text that may differ in every row.
            case text
            /// One word out of few.
            case word
            /// A number, rounded to `decimals` if that is set. `isWhole` refuses fractions and what
            /// binary64 can't count.
            case number(decimals: Int?, isWhole: Bool)
            /// A day as `YYYY-MM-DD`.
            case day
            /// Whole milliseconds since 1970, or ticks of usage.
            case moment
        }

        /// The column's name in errors, as `table.column`.
        package let name: String
        package let kind: Kind
        /// True when the next column of the statement is this one's state.
        package let hasState: Bool

        package init(name: String, kind: Kind, hasState: Bool) {
            self.name = name
            self.kind = kind
            self.hasState = hasState
        }
    }

    /// Columns in the order of `requests`, all as long as the statement has rows.
    package static func read(
        _ sql: String, _ requests: [Request], in snapshot: Snapshot
    ) throws(LoadingError) -> [ColumnCells] {
        try snapshot.perform {
            let statement = try snapshot.database.makeStatement(sql: sql)
            return try withExtendedLifetime(statement) {
                try read(statement.sqliteStatement, requests)
            }
        }
    }

    /// Reads a statement of any length block by block, so that no more than `rows` rows are in
    /// memory at once. The words of a column keep their places from block to block.
    package static func forEachBlock(
        of rows: Int = 8_192, _ sql: String, _ requests: [Request], in snapshot: Snapshot,
        _ body: ([ColumnCells]) -> Void
    ) throws(LoadingError) {
        try snapshot.perform {
            let statement = try snapshot.database.makeStatement(sql: sql)
            try withExtendedLifetime(statement) {
                var columns = requests.map { ColumnCells(request: $0) }
                var first = 1
                var hasMore = true
                while hasMore {
                    hasMore = try fill(&columns, from: statement.sqliteStatement, rows, first)
                    if let count = columns.first?.count, count > 0 { body(columns) }
                    first += rows
                    for index in columns.indices { columns[index].removeRows() }
                }
            }
        }
    }

    private static func read(
        _ statement: SQLiteStatement, _ requests: [Request]
    ) throws -> [ColumnCells] {
        var columns = requests.map { ColumnCells(request: $0) }
        _ = try fill(&columns, from: statement, .max, 1)
        return columns
    }

    /// Appends up to `limit` rows, of which the first has the number `first`; false after the
    /// statement's last.
    private static func fill(
        _ columns: inout [ColumnCells], from statement: SQLiteStatement, _ limit: Int, _ first: Int
    ) throws -> Bool {
        var count = 0
        while count < limit {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                var position: Int32 = 0
                for index in columns.indices {
                    try columns[index].append(from: statement, at: position, row: first + count)
                    position += columns[index].request.hasState ? 2 : 1
                }
                count += 1
            case SQLITE_DONE: return false
            case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
            }
        }
        return true
    }
}

import GRDB
import GRDBSQLite

/// The kinds of values that a column of a table really holds.
package struct StorageClasses: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package static let integer = StorageClasses(rawValue: 1)
    package static let real = StorageClasses(rawValue: 2)
    package static let text = StorageClasses(rawValue: 4)
    package static let blob = StorageClasses(rawValue: 8)

    static let numbers: StorageClasses = [.integer, .real]

    /// The kinds in each column of a statement's rows; NULL is of no kind.
    static func all(of statement: SQLiteStatement, columns: Int) throws -> [StorageClasses] {
        var found = [StorageClasses](repeating: [], count: columns)
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                for column in found.indices {
                    found[column].formUnion(kind(sqlite3_column_type(statement, Int32(column))))
                }
            case SQLITE_DONE: return found
            case let code: throw DatabaseError(resultCode: ResultCode(rawValue: code))
            }
        }
    }

    private static func kind(_ type: Int32) -> StorageClasses {
        switch type {
        case SQLITE_INTEGER: .integer
        case SQLITE_FLOAT: .real
        case SQLITE_TEXT: .text
        case SQLITE_BLOB: .blob
        default: []
        }
    }
}

import Foundation
import GRDB

/// A log's file opened past its own code, as somebody with a tool would.
struct RawDatabase {
    private let queue: DatabaseQueue

    init(path: String) throws {
        queue = try DatabaseQueue(path: path)
    }

    func execute(_ sql: String, _ arguments: [(any DatabaseValueConvertible)?] = []) throws {
        try queue.write { try $0.execute(sql: sql, arguments: StatementArguments(arguments)) }
    }

    /// Takes away what makes the log append-only.
    func dropTriggers() throws {
        let names = try queue.read {
            try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
        }
        for name in names { try execute("DROP TRIGGER \(name)") }
    }

    func bytes(_ column: String, of table: String, where condition: String) throws -> [UInt8] {
        try queue.read {
            let sql = "SELECT \(column) FROM \(table) WHERE \(condition)"
            return Array(try Data.fetchOne($0, sql: sql) ?? Data())
        }
    }

    func set(
        _ column: String, of table: String, where condition: String, to bytes: [UInt8]
    ) throws {
        try execute("UPDATE \(table) SET \(column) = ? WHERE \(condition)", [Data(bytes)])
    }
}

import GRDB

/// What came of planting a canary in every column of a database.
struct PlantedDatabase: Sendable {
    private(set) var canaries: [Canary] = []
    /// Of columns in which no such value can be read: what the reading said. The cell is as it was.
    private(set) var refusals: [(canary: Canary, error: String)] = []

    /// Plants one canary in every column of every table, each in another row, of the kind of what
    /// stood there. Columns that hold nothing are left out.
    ///
    /// - Parameters:
    ///   - number: tells canaries of one database from those of another.
    ///   - read: reads what the institution reads; where it throws, the cell is put back.
    init(planting path: String, number: Int, read: () throws -> Void) throws {
        let queue = try DatabaseQueue(path: path)
        for column in try queue.read(Self.columns) {
            let serial = 1000 * number + canaries.count + refusals.count
            guard let cell = try queue.read({ try Cell(column, serial, in: $0) }) else { continue }
            try queue.write { try cell.write(cell.canary.value.stored, in: $0) }
            do {
                try read()
                canaries.append(cell.canary)
            } catch {
                refusals.append((cell.canary, "\(error)"))
                try queue.write { try cell.write(cell.old, in: $0) }
            }
        }
        try queue.close()
    }

    private struct Column {
        let table: String
        let name: String
    }

    private static func columns(_ database: Database) throws -> [Column] {
        try String.fetchAll(
            database,
            sql: """
                SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                ORDER BY name
                """
        ).flatMap { table in
            try database.columns(in: table).map { Column(table: table, name: $0.name) }
        }
    }

    private struct Cell {
        let canary: Canary
        let old: DatabaseValue
        private let column: Column
        private let row: Int64

        init?(_ column: Column, _ serial: Int, in database: Database) throws {
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT rowid, "\(column.name)" FROM "\(column.table)"
                    WHERE "\(column.name)" IS NOT NULL ORDER BY rowid
                    """)
            guard !rows.isEmpty else { return nil }
            let row = rows[(17 * serial + 5) % rows.count]
            let old: DatabaseValue = row[1]
            guard let value = Canary.Value(serial, beside: old) else { return nil }
            self.old = old
            self.row = row[0]
            self.column = column
            canary = Canary(place: "\(column.table).\(column.name)", value: value)
        }

        func write(_ value: DatabaseValue, in database: Database) throws {
            try database.execute(
                sql: "UPDATE \"\(column.table)\" SET \"\(column.name)\" = ? WHERE rowid = ?",
                arguments: [value, row])
        }
    }
}

extension Canary.Value {
    /// A real number stays next to what it was, so that it counts as a good value.
    fileprivate init?(_ serial: Int, beside old: DatabaseValue) {
        switch old.storage {
        case .null, .blob: return nil
        case .string: self = .text("CANARY-\(serial)-HERE")
        case .int64: self = .integer(60_000_011 + 1009 * Int64(serial))
        case .double(let number):
            self = .real(
                number == 0
                    ? 0.001234567891 + 0.0000001 * Double(serial)
                    : number * (1.000001234567 + 0.0000000123 * Double(serial % 1000)))
        }
    }

    fileprivate var stored: DatabaseValue {
        switch self {
        case .text(let text): text.databaseValue
        case .integer(let integer): integer.databaseValue
        case .real(let real): real.databaseValue
        }
    }
}

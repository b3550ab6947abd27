import Foundation

/// What can be wrong with the file that a bank's node is told to read.
enum DatabaseFault: String, CaseIterable {
    case missing
    case folder
    case empty
    case notSQLite
    case damaged
    case otherTables
    case otherColumns

    /// Brings it about in a bank's data and its mapping.
    func arrange(_ data: BankData, mapping: String) throws {
        switch self {
        case .missing:
            try FileManager.default.removeItem(atPath: data.database)
        case .folder:
            try FileManager.default.removeItem(atPath: data.database)
            try FileManager.default.createDirectory(
                atPath: data.database, withIntermediateDirectories: false)
        case .empty:
            try Data().write(to: URL(filePath: data.database))
        case .notSQLite:
            try Data(repeating: 0x41, count: 5000).write(to: URL(filePath: data.database))
        case .damaged:
            var bytes = try FileBytes(data.database)
            for page in [2, 4] { bytes.replace(at: page * 4096, with: [0xFF, 0xFF, 0xFF, 0xFF]) }
            try bytes.write(to: data.database)
        case .otherTables:
            try change(mapping, #""from": "ln""#, #""from": "loans""#)
        case .otherColumns:
            try change(mapping, #""column": "appr_k""#, #""column": "approved""#)
        }
    }

    /// The exit status of every command that meets it.
    var status: Int32 {
        switch self {
        case .missing, .folder: 66
        case .empty, .notSQLite, .damaged, .otherTables, .otherColumns: 65
        }
    }

    /// A part of what is said.
    var sentence: String {
        switch self {
        case .missing: "capital-one.sqlite: no such file."
        case .folder: "capital-one.sqlite is a folder; name the SQLite file in it"
        case .empty: "capital-one.sqlite is empty; copy the database again"
        case .notSQLite: "capital-one.sqlite is not an SQLite database, or it is encrypted"
        case .damaged: "capital-one.sqlite is damaged or cut short."
        case .otherTables: "tables.customer.from: no such table in the database"
        case .otherColumns: "tables.application.columns.amount_minor: no such column"
        }
    }

    private func change(_ path: String, _ text: String, _ other: String) throws {
        let mapping = try String(contentsOfFile: path, encoding: .utf8)
        try Data(mapping.replacing(text, with: other).utf8).write(to: URL(filePath: path))
    }
}

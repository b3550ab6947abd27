import Documents

/// Why an institution's database can't be read. No case holds a value out of a row.
package enum LoadingError: Error, Hashable {
    case noSuchFile(path: String)
    case folder(path: String)
    case notReadable(path: String)
    case emptyFile(path: String)
    case notADatabase(path: String)
    case damaged(path: String)
    case locked(path: String, seconds: Int)
    case logNotReadable(path: String)
    /// A writer ended in the middle of a change, and only a writer can take it back.
    case changeUnfinished(path: String)
    case inputOutput(path: String, code: Int)
    case outOfMemory(path: String)
    case alreadyThere(path: String)
    /// SQLite refuses a statement; its message names parts of the schema only.
    case refused(message: String)
    /// A cell of another kind than its column; `row` counts the rows read, from 1.
    case unexpectedCell(column: String, expected: String, row: Int)

    /// The process's exit code after this error, as sysexits.h numbers them.
    package var exitCode: Int32 {
        switch self {
        case .noSuchFile, .folder, .notReadable: 66
        case .emptyFile, .notADatabase, .damaged, .changeUnfinished, .refused,
            .unexpectedCell:
            65
        case .locked: 75
        case .logNotReadable, .inputOutput: 74
        case .outOfMemory: 71
        case .alreadyThere: 73
        }
    }
}

extension LoadingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noSuchFile(let path):
            "\(file: path): no such file. Check the key database of the mapping; nothing was created"
        case .folder(let path): "\(file: path) is a folder; name the SQLite file in it"
        case .notReadable(let path):
            "\(file: path) can't be opened; give this user the right to read it"
        case .emptyFile(let path):
            "\(file: path) is empty; copy the database again"
        case .notADatabase(let path):
            "\(file: path) is not an SQLite database, or it is encrypted; export it as a plain SQLite file"
        case .damaged(let path):
            """
            \(file: path) is damaged or cut short. Run PRAGMA integrity_check on it, and make a fresh copy \
            with VACUUM INTO
            """
        case .locked(let path, let seconds):
            "\(file: path) was locked by a writer for \(seconds) s; try again, or use a copy"
        case .logNotReadable(let path):
            """
            \(file: path) keeps a write-ahead log that can't be opened. Give this user write permission on \
            its folder, or use a copy made with VACUUM INTO
            """
        case .changeUnfinished(let path):
            """
            \(file: path) holds an unfinished change, which its -journal file takes back. Open it \
            once with the program that writes it, or copy both files and run VACUUM INTO on the copy
            """
        case .inputOutput(let path, let code):
            "\(file: path): reading failed with SQLite's code \(code); check the disk"
        case .outOfMemory(let path): "\(file: path): SQLite ran out of memory; give the node more"
        case .alreadyThere(let path):
            "\(file: path) is there already; name a new file"
        case .refused(let message): "SQLite says: \(foreign: message, atMost: 240)"
        case .unexpectedCell(let column, let expected, let row):
            """
            \(foreign: column, atMost: 160): row \(row) is not \(expected). Say in the mapping how it is read, or list \
            its value under missing
            """
        }
    }
}

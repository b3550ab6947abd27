import GRDB

/// Why a log can't be read or written.
package enum LogError: Error, Hashable, CustomStringConvertible {
    case missing(String)
    case notALog(String)
    /// Another version of this program wrote it.
    case otherVersion(String)
    case damaged(String)
    case diskFull(String)
    case locked(String)
    case readOnly(String)
    case failed(String, code: Int)
    /// Entry `number` is not what its chain says.
    case brokenChain(String, entry: UInt64)

    init(_ error: any Error, path: String) {
        switch error {
        case let error as LogError: self = error
        case let error as DatabaseError:
            switch error.resultCode {
            case .SQLITE_FULL: self = .diskFull(path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path)
            case .SQLITE_CORRUPT: self = .damaged(path)
            case .SQLITE_NOTADB: self = .notALog(path)
            case .SQLITE_READONLY: self = .readOnly(path)
            case .SQLITE_CANTOPEN: self = .missing(path)
            default: self = .failed(path, code: Int(error.resultCode.rawValue))
            }
        default: self = .failed(path, code: -1)
        }
    }

    package var description: String {
        switch self {
        case .missing(let path): "There is no log at \(path). Check the path and its folder's mode."
        case .notALog(let path): "\(path) is not a log of this kind."
        case .otherVersion(let path):
            "\(path) was written by another version of this program. Open it with that one."
        case .damaged(let path): "The log \(path) is damaged. Restore it from a backup."
        case .diskFull(let path):
            "The disk of \(path) is full; nothing was written. Free space, then start again."
        case .locked(let path): "\(path) is locked by another process. Stop it, then start again."
        case .readOnly(let path): "\(path) can't be written. Check its mode and its folder's."
        case .failed(let path, let code): "SQLite failed on \(path) with code \(code)."
        case .brokenChain(let path, let entry):
            "Entry \(entry) of \(path) does not follow from the entry before it."
        }
    }

    /// Exit code of the program that meets it, by sysexits.
    package var exitCode: Int32 {
        switch self {
        case .missing: 66
        case .notALog, .otherVersion, .damaged, .brokenChain: 65
        case .diskFull, .readOnly, .failed: 74
        case .locked: 75
        }
    }
}

import Foundation
import GRDB

/// Why a log can't be read or written.
package enum LogError: Error, Hashable, CustomStringConvertible {
    case missing(String)
    case notALog(String)
    /// Another version of this program wrote it.
    case otherVersion(String)
    case damaged(String)
    case diskFull(String)
    /// Less than the reserve is free; nothing new is begun.
    case reserve(String, freeBytes: UInt64)
    /// A write or an fsync failed: what was written last may be lost.
    case inputOutput(String, code: Int)
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
            case .SQLITE_IOERR:
                self = .inputOutput(path, code: Int(error.extendedResultCode.rawValue))
            case .SQLITE_CORRUPT: self = .damaged(path)
            case .SQLITE_NOTADB: self = .notALog(path)
            case .SQLITE_READONLY: self = .readOnly(path)
            case .SQLITE_CANTOPEN:
                self =
                    FileManager.default.fileExists(atPath: path) ? .readOnly(path) : .missing(path)
            default: self = .failed(path, code: Int(error.resultCode.rawValue))
            }
        default: self = .failed(path, code: -1)
        }
    }

    /// Whether only the file at hand is to blame: it is missing, or holds what it should not.
    var concernsOneFile: Bool {
        switch self {
        case .missing, .notALog, .otherVersion, .damaged, .brokenChain: true
        case .diskFull, .reserve, .inputOutput, .locked, .readOnly, .failed: false
        }
    }

    /// Whether the same write may succeed later: nothing of it was done.
    var mayHeal: Bool {
        switch self {
        case .diskFull, .reserve, .locked: true
        case .missing, .notALog, .otherVersion, .damaged, .inputOutput, .readOnly, .failed,
            .brokenChain:
            false
        }
    }

    package var description: String {
        switch self {
        case .missing(let path):
            """
            There is no log at \(path). Check the path and its folder's mode; if it is lost, bring \
            a backup back: restore.
            """
        case .notALog(let path): "\(path) is not a log of this kind."
        case .otherVersion(let path):
            "\(path) was written by another version of this program. Open it with that one."
        case .damaged(let path): "The log \(path) is damaged. Restore it from a backup."
        case .diskFull(let path):
            "The disk of \(path) is full; nothing was written. Free space, then start again."
        case .reserve(let path, let free):
            """
            Only \(free >> 20) MiB are free on the disk of \(path), and 64 MiB are kept so that \
            what has begun can end in order. Free space, then start again.
            """
        case .inputOutput(let path, let code):
            """
            The disk failed under \(path) (SQLite code \(code)); what was written last may be \
            lost. The program stops. Check the disk, then start again.
            """
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
        case .diskFull, .reserve, .inputOutput, .readOnly, .failed: 74
        case .locked: 75
        }
    }
}

/// Why a home can't be used.
package enum HomeError: Error, Hashable, CustomStringConvertible {
    case missing(String)
    case notEmpty(String)
    case notWritable(String)
    case wrongKind(String)
    case readableByOthers(String, isFolder: Bool)
    case writableByOthers(String)
    case ownedByAnother(String)
    case diskFull(String)
    case inUse(String)

    package var description: String {
        switch self {
        case .missing(let path): "There is no \(path). Check --home, or set it up first."
        case .notEmpty(let path): "\(path) holds files already. Name a new folder with --home."
        case .notWritable(let path): "\(path) can't be written. Check the folder's owner and mode."
        case .wrongKind(let path): "\(path) is a link or not the kind of file it should be."
        case .readableByOthers(let path, let isFolder):
            "\(path) can be read by others. Run: chmod \(isFolder ? "700" : "600") \(path)"
        case .writableByOthers(let path):
            "\(path) can be changed by others. Run: chmod 644 \(path)"
        case .ownedByAnother(let path): "\(path) belongs to another user."
        case .diskFull(let path): "The disk of \(path) is full. Free space, then try again."
        case .inUse(let path): "Another process uses \(path). Stop it first."
        }
    }
}

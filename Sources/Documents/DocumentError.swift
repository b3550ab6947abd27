/// Why a document was refused.
///
/// Holds places, names, kinds and sizes, never a value of the document. A path is written as
/// `DocumentPath` writes it; the empty path is the whole document.
package enum DocumentError: Error, Hashable, CustomStringConvertible {
    case empty
    case tooLarge(byteCount: Int, maximum: Int)
    case byteOrderMark
    case invalidUTF8(at: DocumentPosition)
    /// `path` names the value, or for a duplicate the key, at which reading stopped.
    case syntax(SyntaxFault, at: DocumentPosition, path: String)
    /// `path` ends with the unknown key; `nearest` is the known key that was perhaps meant.
    case unknownKey(path: String, nearest: String?)
    case missingKey(path: String)
    /// A value of another kind, size or range than the document's schema demands.
    case unexpected(path: String, expected: String, found: String)

    package var description: String {
        switch self {
        case .empty:
            "The document is empty. Write at least {}."
        case .tooLarge(let byteCount, let maximum):
            """
            The document has \(byteCount) bytes, at most \(maximum) are read. Is it the right \
            file?
            """
        case .byteOrderMark:
            """
            Line 1, column 1: the document starts with a byte order mark. \
            Save it as UTF-8 without one.
            """
        case .invalidUTF8(let position):
            "\(Self.start(position)): the document is not valid UTF-8. Save it as UTF-8."
        case .syntax(let fault, let position, let path):
            "\(Self.start(position))\(path.isEmpty ? "" : ", at \(path)"): \(fault)"
        case .unknownKey(let path, let nearest?):
            "\(path) is not a known key. Did you mean \"\(nearest)\"?"
        case .unknownKey(let path, nil):
            "\(path) is not a known key. Remove it; remarks stand under \"note\"."
        case .missingKey(let path):
            "\(path) is missing. Add it."
        case .unexpected(let path, let expected, let found):
            """
            \(path.isEmpty ? "The document" : path): expected \(expected), \
            found \(foreign: found, atMost: 240).
            """
        }
    }

    private static func start(_ position: DocumentPosition) -> String {
        "Line \(position.line), column \(position.column)"
    }
}

import Foundation

/// Holds a database as a writer in the middle of its transaction does, from this process: by an
/// exclusive lock on the bytes that SQLite's processes lock against each other.
///
/// Source: https://www.sqlite.org/lockingv3.html and the constants of SQLite's os.h.
final class SQLiteWriterLock: Sendable {
    private let file: Int32

    struct NotTaken: Error {}

    /// Waits for whoever reads the file at the moment, as SQLite's writers do.
    init(_ path: String) throws {
        file = open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0, apply(F_WRLCK) else { throw NotTaken() }
    }

    deinit { close(file) }

    /// Others may read and write again.
    func release() { _ = apply(F_UNLCK) }

    private func apply(_ type: Int32) -> Bool {
        var range = flock()
        range.l_type = Int16(type)
        range.l_whence = Int16(SEEK_SET)
        range.l_start = 0x4000_0000
        range.l_len = 512
        return fcntl(file, F_SETLKW, &range) == 0
    }
}

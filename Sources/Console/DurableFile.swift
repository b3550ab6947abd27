import Foundation

/// Files that survive a power cut: written beside their place, synced, moved, folder synced.
package enum DurableFile {
    package static func write(
        _ bytes: [UInt8], to path: String, mode: Int = 0o600
    ) throws(HomeError) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let draft = "\(path).\(getpid()).tmp"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(mode))
        guard file >= 0 else { throw .notWritable(path) }
        let isWritten = writeAll(bytes, to: file) && fsync(file) == 0
        let isFull = errno == ENOSPC
        close(file)
        guard isWritten, chmod(draft, mode_t(mode)) == 0, rename(draft, path) == 0 else {
            unlink(draft)
            throw isFull ? .diskFull(path) : .notWritable(path)
        }
        try sync(folder: folder)
    }

    /// Makes a file that another part of the suite wrote its owner's alone, and durable by name.
    package static func protect(_ path: String) throws(HomeError) {
        guard chmod(path, 0o600) == 0 else { throw .notWritable(path) }
        try sync(folder: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    /// Removes a file and syncs its folder.
    package static func remove(_ path: String) throws(HomeError) {
        guard unlink(path) == 0 else { throw .notWritable(path) }
        try sync(folder: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    /// Puts a SQLite file that stands alone into the place of another, which is kept beside it as
    /// `PATH.replaced`. At every moment there is the old one, none, or the new one; never the old
    /// one without what its WAL holds.
    package static func replaceDatabase(at path: String, by draft: String) throws(HomeError) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        for suffix in ["", "-wal", "-shm"] {
            let (old, kept) = (path + suffix, path + ".replaced" + suffix)
            unlink(kept)
            guard access(old, F_OK) != 0 || rename(old, kept) == 0 else { throw .notWritable(old) }
        }
        try sync(folder: folder)
        guard chmod(draft, 0o600) == 0, rename(draft, path) == 0 else { throw .notWritable(path) }
        try sync(folder: folder)
    }

    private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Foundation.write(
                    file, buffer.baseAddress?.advanced(by: done), buffer.count - done)
                guard count > 0 else { return false }
                done += count
            }
            return true
        }
    }

    private static func sync(folder: String) throws(HomeError) {
        let handle = open(folder, O_RDONLY | O_CLOEXEC)
        guard handle >= 0 else { throw .notWritable(folder) }
        defer { close(handle) }
        guard fsync(handle) == 0 else { throw .notWritable(folder) }
    }
}

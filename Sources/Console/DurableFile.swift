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

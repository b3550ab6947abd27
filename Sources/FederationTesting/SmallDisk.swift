import Foundation

/// A real file system of its own, held in memory, for tests that fill it or write-protect it.
///
/// Only the superuser can make one; elsewhere such tests are left out.
package final class SmallDisk: Sendable {
    private let folder: TemporaryFolder

    package var path: String { folder.path }

    package init(kibibytes: Int) throws(SmallDiskError) {
        do { folder = try TemporaryFolder() } catch { throw .notMade }
        guard mount("none", folder.path, "tmpfs", 0, "size=\(kibibytes)k") == 0 else {
            throw .notMade
        }
    }

    deinit { umount(folder.path) }

    package func file(_ name: String) -> String { folder.file(name) }

    /// Changes its size.
    package func resize(kibibytes: Int) throws(SmallDiskError) {
        try remount(0, "size=\(kibibytes)k")
    }

    /// Nothing may be open for writing.
    package func protect() throws(SmallDiskError) {
        try remount(Self.readOnly, "")
    }

    package static let isPossible = (try? SmallDisk(kibibytes: 64)) != nil

    /// MS_RDONLY and MS_REMOUNT of mount(2).
    private static let (readOnly, again) = (UInt(1), UInt(32))

    private func remount(_ flags: UInt, _ options: String) throws(SmallDiskError) {
        guard mount("none", folder.path, "tmpfs", flags | Self.again, options) == 0 else {
            throw .notMade
        }
    }
}

package enum SmallDiskError: Error, Hashable {
    case notMade
}

import Foundation

/// What lies under a log: how much room is left, and what happens around a commit.
///
/// The system's, but for tests: they make it full, or break it at one point.
package struct Disk: Sendable {
    /// Where a write stands.
    package enum Point: Sendable, Hashable, CaseIterable {
        /// All is written, nothing is durable.
        case committing
        /// All is durable, and nobody knows it yet.
        case committed
    }

    /// Bytes that may still be written beside a file; nil where the system doesn't say.
    package let freeBytes: @Sendable (_ path: String) -> UInt64?
    /// Called at each point; what it throws is the write's failure.
    package let reach: @Sendable (Point, _ path: String) throws -> Void

    package init(
        freeBytes: @escaping @Sendable (String) -> UInt64? = Disk.free,
        reach: @escaping @Sendable (Point, String) throws -> Void = { _, _ in }
    ) {
        self.freeBytes = freeBytes
        self.reach = reach
    }

    package static let system = Disk()

    /// What stays free so that a run that has begun can be ended in order: 64 MiB.
    package static let reserveBytes: UInt64 = 64 << 20

    /// Throws where less than the reserve is left for what grows at `path`.
    func requireReserve(for path: String) throws(LogError) {
        guard let free = freeBytes(path), free < Self.reserveBytes else { return }
        throw .reserve(path, freeBytes: free)
    }

    /// The room in the file system that holds `path`, for whoever is not the superuser.
    package static let free: @Sendable (String) -> UInt64? = { path in
        var status = statvfs()
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard statvfs(folder, &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }
}

import Federation
package import Messaging
import Synchronization

/// A disk for block roots that outlives the programs that use it: a root, once made, stays until
/// it is erased.
package final class MemoryBlockRoots: BlockRootStore {
    private let owner: String
    private let roots = Mutex<[RunID: BlockRoot]>([:])

    /// The roots follow from the owner's name and the run.
    package init(owner: String) {
        self.owner = owner
    }

    package func make(run: RunID) throws -> BlockRoot {
        let root = try BlockRoot(
            bytes: Digest.sha256(Array("test root of \(owner)".utf8), run.bytes).bytes)
        roots.withLock { $0[run] = root }
        return root
    }

    package func root(run: RunID) throws -> BlockRoot? {
        roots.withLock { $0[run] }
    }

    package func erase(run: RunID) throws {
        roots.withLock { $0[run] = nil }
    }

    /// Whether a root is held for the run.
    package func holds(_ run: RunID) -> Bool {
        roots.withLock { $0[run] != nil }
    }

    /// The root is gone, as after a disk was changed.
    package func lose(run: RunID) {
        roots.withLock { $0[run] = nil }
    }
}

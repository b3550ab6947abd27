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

    package func root(run: RunID) throws -> BlockRoot {
        try roots.withLock { roots in
            if let known = roots[run] { return known }
            let root = try BlockRoot(
                bytes: Digest.sha256(Array("test root of \(owner)".utf8), run.bytes).bytes)
            roots[run] = root
            return root
        }
    }

    package func erase(run: RunID) throws {
        roots.withLock { $0[run] = nil }
    }

    /// Whether a root is held for the run.
    package func holds(_ run: RunID) -> Bool {
        roots.withLock { $0[run] != nil }
    }

    /// Another root takes the place of the one that was lost.
    package func lose(run: RunID) throws {
        let other = try BlockRoot(
            bytes: Digest.sha256(Array("lost root of \(owner)".utf8), run.bytes).bytes)
        roots.withLock { $0[run] = other }
    }
}

import Federation
package import Messaging
import Synchronization

/// Block roots of one institution, in memory that survives its program.
package final class MemoryBlockRoots: BlockRootStore {
    /// Where a program is killed over a root.
    package enum Failpoint: Sendable, Hashable, CaseIterable {
        case beforeMaking
        case afterMaking
        case beforeErasing
        case afterErasing
    }

    /// What stops the program there.
    package struct Killed: Error {}

    private struct State {
        var roots: [RunID: BlockRoot] = [:]
        var made: UInt8 = 0
        var failpoint: Failpoint?
    }

    private let owner: String
    private let state = Mutex(State())

    /// The roots follow from the owner's name, the run, and how many were made before.
    package init(owner: String) {
        self.owner = owner
    }

    package func make(run: RunID) throws -> BlockRoot {
        try state.withLock { state in
            if state.failpoint == .beforeMaking { throw Killed() }
            let root = try BlockRoot(
                bytes: Digest.sha256(
                    Array("test root of \(owner)".utf8), run.bytes, [state.made]
                ).bytes)
            state.made &+= 1
            state.roots[run] = root
            if state.failpoint == .afterMaking { throw Killed() }
            return root
        }
    }

    package func root(run: RunID) throws -> BlockRoot? {
        state.withLock { $0.roots[run] }
    }

    package func erase(run: RunID) throws {
        try state.withLock { state in
            if state.failpoint == .beforeErasing { throw Killed() }
            state.roots[run] = nil
            if state.failpoint == .afterErasing { throw Killed() }
        }
    }

    /// Whether a root is held for the run.
    package func holds(_ run: RunID) -> Bool {
        state.withLock { $0.roots[run] != nil }
    }

    /// All that are held.
    package var all: [RunID: BlockRoot] { state.withLock { $0.roots } }

    /// Others take the place of those that are held, as out of a backup.
    package func replaceAll(by roots: [RunID: BlockRoot]) {
        state.withLock { $0.roots = roots }
    }

    /// The root is gone, as after a disk was changed.
    package func lose(run: RunID) {
        state.withLock { $0.roots[run] = nil }
    }

    /// Kills whoever comes to this point from now on; nil lets everybody pass.
    package func kill(at failpoint: Failpoint?) {
        state.withLock { $0.failpoint = failpoint }
    }
}

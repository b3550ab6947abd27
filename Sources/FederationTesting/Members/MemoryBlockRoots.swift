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
        var failpoint: Failpoint?
    }

    private let owner: String
    private let state = Mutex(State())

    /// The roots follow from the owner's name and the run.
    package init(owner: String) {
        self.owner = owner
    }

    package func root(run: RunID) throws -> BlockRoot {
        try state.withLock { state in
            if let known = state.roots[run] { return known }
            if state.failpoint == .beforeMaking { throw Killed() }
            let root = try BlockRoot(
                bytes: Digest.sha256(Array("test root of \(owner)".utf8), run.bytes).bytes)
            state.roots[run] = root
            if state.failpoint == .afterMaking { throw Killed() }
            return root
        }
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

    /// Another root takes the place of the one that was lost.
    package func lose(run: RunID) throws {
        let other = try BlockRoot(
            bytes: Digest.sha256(Array("lost root of \(owner)".utf8), run.bytes).bytes)
        state.withLock { $0.roots[run] = other }
    }

    /// Kills whoever comes to this point from now on; nil lets everybody pass.
    package func kill(at failpoint: Failpoint?) {
        state.withLock { $0.failpoint = failpoint }
    }
}

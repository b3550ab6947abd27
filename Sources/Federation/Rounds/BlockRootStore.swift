package import Messaging

/// Keeps the secret from which a run's masks are made, until the run closes.
package protocol BlockRootStore: Sendable {
    /// The run's root; made and stored durably at the first call.
    func root(run: RunID) throws -> BlockRoot

    /// Forgets the root of a closed run.
    func erase(run: RunID) throws
}

package import Messaging

/// Keeps the secret from which a run's masks are made, until the run closes.
package protocol BlockRootStore: Sendable {
    /// Makes the run's root, durable on return. It is asked for when mask keys are to be signed
    /// that no ledger holds: a root that lies there then outlived its ledger, and is replaced, for
    /// nobody knows any more what its masks were used for.
    func make(run: RunID) throws -> BlockRoot

    /// The root that was made for a run; nil where it is lost.
    func root(run: RunID) throws -> BlockRoot?

    /// Forgets the root of a closed run.
    func erase(run: RunID) throws
}

package import Messaging

extension Ledger {
    /// Writes a copy that stands alone, also while a run goes on. Nothing may lie at `path`.
    package func backUp(to path: String) throws(LogError) {
        try database.copy(to: path)
    }

    /// Makes of a backup, at `draft`, the ledger that takes the place of a later one: the runs that
    /// were open in it are lost, for nobody here knows what was signed in them since.
    ///
    /// The draft stands alone and is durable on return; the backup is not changed.
    /// - Returns: the runs that are lost.
    @discardableResult
    package static func restore(
        _ backup: String, asDraft draft: String
    ) throws(LogError) -> [RunID] {
        let source = try Ledger(path: backup, access: .read, disk: .system)
        try source.database.requireWhole()
        try source.database.copy(to: draft)
        let ledger = try Ledger(path: draft, creating: false)
        let open = try ledger.openRuns()
        try ledger.markLost(open)
        try ledger.database.close()
        return open
    }
}

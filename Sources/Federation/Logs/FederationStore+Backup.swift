package import Messaging

extension FederationStore {
    /// Writes a copy that stands alone, also while the coordinator serves. Nothing may lie at
    /// `path`.
    package func backUp(to path: String) throws(LogError) {
        try database.copy(to: path)
    }

    /// Makes of a backup, at `draft`, the store that takes the place of a later one. Every item of
    /// its feed is checked. Nothing is said any more in the runs for which `isOpen` holds: their
    /// later entries may have been seen.
    ///
    /// The draft stands alone and is durable on return; the backup is not changed.
    /// - Returns: the runs of the backup, and which of them are marked.
    package static func restore(
        _ backup: String, asDraft draft: String, charter: Charter,
        isOpen: (RunID) throws -> Bool
    ) throws -> (runs: [RunID], open: [RunID]) {
        let source = try FederationStore(
            path: backup, charter: charter, access: .read, disk: .system)
        try source.database.requireWhole()
        let runs = try source.log().runs.map(\.run)
        let open = try runs.filter(isOpen)
        try source.database.copy(to: draft)
        let store = try FederationStore(path: draft, charter: charter)
        try store.markRestored(open)
        try store.database.close()
        return (runs, open)
    }
}

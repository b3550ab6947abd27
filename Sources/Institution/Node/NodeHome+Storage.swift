import Console
package import Federation
package import Messaging

extension NodeHome {
    static let ledgerFile = "ledger.sqlite"

    /// The ledger, which enrolling makes. One that is missing later is never made anew in silence:
    /// it would sign with numbers that were used.
    ///
    /// - Parameter recovering: whether all that it held is about to be fetched back.
    package func ledger(recovering: Bool = false) throws(LogError) -> Ledger {
        try Ledger(path: folder.path(Self.ledgerFile), creating: !isEnrolled || recovering)
    }

    /// Brings a backup of the ledger back. The secrets of all masks are forgotten, and the runs
    /// that were open are lost: this institution answers nothing more in them.
    /// - Returns: those runs.
    package func restore(_ backup: String) throws -> [RunID] {
        let draft = folder.path("ledger.restoring")
        for suffix in ["", "-wal", "-shm", "-journal"] {
            try folder.remove("ledger.restoring" + suffix)
        }
        let lost = try Ledger.restore(backup, asDraft: draft)
        try eraseRoots()
        try DurableFile.replaceDatabase(at: folder.path(Self.ledgerFile), by: draft)
        return lost
    }

    /// Forgets the secrets of all masks, as after a ledger from before took the place of the last.
    package func eraseRoots() throws {
        for name in folder.names(in: "blocks") { try folder.remove("blocks/\(name)") }
    }
}

extension NodeHome: BlockRootStore {
    package func make(run: RunID) throws -> BlockRoot {
        let root = BlockRoot.fresh()
        try folder.write(root.bytes, to: Self.rootFile(run))
        return root
    }

    package func root(run: RunID) throws -> BlockRoot? {
        let name = Self.rootFile(run)
        guard folder.exists(name) else { return nil }
        return try BlockRoot(bytes: folder.read(name, isSecret: true))
    }

    package func erase(run: RunID) throws {
        try folder.remove(Self.rootFile(run))
    }

    private static func rootFile(_ run: RunID) -> String { "blocks/\(run.hex).root" }
}

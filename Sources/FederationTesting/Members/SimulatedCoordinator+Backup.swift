import Federation
import Foundation
package import Messaging

extension SimulatedCoordinator {
    /// What the coordinator had of a federation and one run at some moment.
    package struct Backup: Sendable {
        fileprivate let store: String
        fileprivate let transcript: String
    }

    /// How a backup takes the place of what came after it.
    package enum Restoration: Sendable, Hashable, CaseIterable {
        /// As the program's own command does it, feed and transcript together.
        case byCommand
        /// The transcript's file was copied back.
        case byHand
    }

    package func backUp(_ run: RunID, to path: String) throws -> Backup {
        let backup = Backup(store: path + ".store", transcript: path + ".run")
        try store().backUp(to: backup.store)
        try Transcript(path: transcriptPath(of: run)).copy(to: backup.transcript)
        return backup
    }

    /// Kills the program and puts a backup in the place of what came after it; `disk` is the one
    /// below the run's transcript.
    mutating func restore(
        _ backup: Backup, of run: RunID, on disk: SimulatedDisk, _ way: Restoration
    ) throws -> SimulatedDisk {
        kill()
        if way == .byCommand {
            let draft = backup.store + ".draft"
            _ = try FederationStore.restore(
                backup.store, asDraft: draft, charter: fixture.charter, isOpen: { _ in true })
            try replaceStore(by: draft)
        }
        return try disk.restore(backup.transcript, at: transcriptPath(of: run))
    }
}

import Console
import Federation
import Messaging

extension CoordinatorHome {
    /// The feed first: each run that it names has its transcript by then.
    /// - Returns: the number of runs in it.
    func backUp(to path: String) throws -> Int {
        let target = try HomeFolder.create(path, folders: ["runs"])
        try store.backUp(to: target.path(File.store))
        try DurableFile.protect(target.path(File.store))
        let copy = try FederationStore(path: target.path(File.store), charter: charter)
        let runs = try copy.log().runs.map(\.run)
        for run in runs {
            let file = Coordinator.transcriptPath(of: run, in: target.path("runs"))
            try transcript(of: run).copy(to: file)
            try DurableFile.protect(file)
        }
        return runs.count
    }

    /// Puts the feed, with its marks, in place before any transcript: a kill in between leaves
    /// nothing that the coordinator would go on with.
    func restore(_ path: String) throws -> (runs: [RunID], open: [RunID]) {
        let source = try HomeFolder(path)
        func backup(of run: RunID) -> String {
            Coordinator.transcriptPath(of: run, in: source.path("runs"))
        }
        let draft = try draft("federation.restoring")
        let restored = try FederationStore.restore(
            source.path(File.store), asDraft: draft, charter: charter
        ) { run in
            let transcript = try Transcript(reading: backup(of: run))
            return try !RunReplay(transcript: transcript, run: run).log.machine.isClosed
        }
        try DurableFile.replaceDatabase(at: folder.path(File.store), by: draft)
        for run in restored.runs {
            let draft = try self.draft("runs/transcript.restoring")
            try Transcript(reading: backup(of: run)).copy(to: draft)
            try DurableFile.replaceDatabase(
                at: Coordinator.transcriptPath(of: run, in: runsFolder), by: draft)
        }
        return restored
    }

    /// A path in the home at which nothing lies, also not of a restore that was cut off.
    private func draft(_ name: String) throws -> String {
        for suffix in ["", "-wal", "-shm", "-journal"] { try folder.remove(name + suffix) }
        return folder.path(name)
    }
}

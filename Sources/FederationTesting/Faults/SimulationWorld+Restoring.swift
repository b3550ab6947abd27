import Federation
import GRDB
import Messaging

extension SimulationWorld {
    /// Copies what a member has, or puts such a copy in the place of what came after it.
    mutating func rewindLedger(_ index: Int) throws {
        guard let backup = seats[index].backup else {
            let path = folder.file("backup-\(index).sqlite")
            seats[index].backup = try seats[index].member.backUp(to: path)
            return
        }
        count(.restoredLedger)
        seats[index].wasRestored = true
        let ways = SimulatedMember.Restoration.allCases
        try seats[index].member.restore(backup, ways[draw(below: ways.count)])
        invariants.forgetUnlogged(of: seats[index].member.node.id)
        seats[index].seenReceipts = 0
        seats[index].seenRounds = 0
        seats[index].seenVersion = nil
    }

    /// Copies what the coordinator has, or puts such a copy in the place of what came after it.
    mutating func rewindTranscript() throws {
        guard coordinator.program != nil, happens(simulation.faults.restoredTranscripts) else {
            return
        }
        guard let backup else {
            backup = try coordinator.backUp(run, to: folder.file("backup"))
            return
        }
        guard logState == .whole else { return }
        count(.restoredTranscript)
        let ways = SimulatedCoordinator.Restoration.allCases
        let way = ways[draw(below: ways.count)]
        transcript = try coordinator.restore(backup, of: run, on: transcript, way)
        let entries = try transcript.read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM entry") ?? 0
        }
        logState = way == .byCommand ? .restored(entries: entries) : .rewound
    }
}

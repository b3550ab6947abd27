import Federation
import Messaging

extension SimulationWorld {
    /// What hits a member while it works.
    private enum Disaster {
        case disk(SimulatedDisk.Failure)
        case root(MemoryBlockRoots.Failpoint)
    }

    /// Starts a member's program; it leaves where its own ledger tells it to.
    mutating func start(_ index: Int) throws {
        seats[index].seenPosition = nil
        seats[index].isCurrent = false
        seats[index].isCompared = false
        do {
            try seats[index].member.start(run, documents: documents)
        } catch let error as LogError {
            throw error
        } catch {
            seats[index].departure = "\(error)"
        }
    }

    /// Kills a member before it acts, copies its ledger, or brings an older copy back.
    mutating func disturb(_ index: Int) throws {
        if happens(simulation.faults.memberCrashes / 4) {
            count(.crash)
            seats[index].member.kill()
        }
        if happens(simulation.faults.restoredLedgers) { try rewindLedger(index) }
    }

    /// Lets a member's program do something. Nil where it was killed over it, or left: an error that
    /// no disaster explains and that is none of the ledger's own says that the coordinator is not
    /// believed any more.
    @discardableResult
    mutating func attempt<Value: Sendable>(
        _ index: Int, _ work: (Participant) async throws -> Value
    ) async throws -> Value? {
        guard let participant = seats[index].member.participant else { return nil }
        let disaster = try arm(index)
        do {
            let value = try await work(participant)
            try disarm(index)
            guard case .disk(.crash) = disaster else { return value }
            seats[index].member.kill()
        } catch  where disaster != nil && (error is LogError || error is MemoryBlockRoots.Killed) {
            try disarm(index)
            seats[index].member.kill()
        } catch let error as LogError {
            throw error
        } catch {
            try disarm(index)
            seats[index].departure = "\(error)"
            seats[index].isBehind = error is LedgerError
            seats[index].member.kill()
        }
        return nil
    }

    private mutating func arm(_ index: Int) throws -> Disaster? {
        guard happens(simulation.faults.memberCrashes) else { return nil }
        switch draw(below: 4) {
        case 0:
            count(.rootCrash)
            let points = MemoryBlockRoots.Failpoint.allCases
            let point = points[draw(below: points.count)]
            seats[index].member.blocks.kill(at: point)
            return .root(point)
        case 1:
            count(.memberDiskFull)
            try seats[index].member.disk?.fail(.full, afterRows: draw(below: 4))
            return .disk(.full)
        default:
            count(.memberWriteCrash)
            try seats[index].member.disk?.fail(.crash, afterRows: draw(below: 4))
            return .disk(.crash)
        }
    }

    private func disarm(_ index: Int) throws {
        seats[index].member.blocks.kill(at: nil)
        try seats[index].member.disk?.recover()
    }
}

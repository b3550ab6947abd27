import Messaging

extension BankFederation {
    /// A run in which processes die, once or again, and are started again at once.
    func carryOut(_ kill: Kill) async throws -> RunID {
        try await joinAll()
        let run = try await open()
        try await wait(for: kill.instant, in: run)
        try await strike(kill.victim)
        if let again = kill.again {
            try await restart(waiting: !again.isDuringRestart)
            try await ContinuousClock().sleep(for: again.delay)
            try await strike(again.victim)
        }
        try await restart(waiting: true)
        try await finish(run)
        return run
    }

    private func wait(for instant: Kill.Instant, in run: RunID) async throws {
        let clock = ContinuousClock()
        switch instant {
        case .phase(let phase, let watched, let delay):
            let node = try await join(watched)
            let id = run.hex.prefix(8)
            _ = try await Patience.find("\(phase) in run \(id)") {
                node.lines.last { $0.contains(phase) && $0.contains(id) }
            }
            try await clock.sleep(for: delay)
        case .opening(let delay): try await clock.sleep(for: delay)
        }
    }

    private func strike(_ victim: Kill.Victim) async throws {
        if victim == .coordinator || victim == .everybody { try await killServer() }
        for bank in banks where victim == .node(bank) || victim == .everybody {
            try await kill(bank)
        }
    }

    private func restart(waiting: Bool) async throws {
        try await serve(waiting: waiting)
        try await joinAll()
    }
}

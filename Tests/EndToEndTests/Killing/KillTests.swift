import Foundation
import Messaging
import Testing

extension `End to end` {
    @Suite(.timeLimit(.minutes(15))) struct `A process killed in any phase and started again` {
        /// More kills and other draws for a long run by hand.
        private static func number(_ name: String, default number: Int) -> Int {
            ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? number
        }

        @Test func `ends the run with the same outcome, bit for bit`() async throws {
            let seed = Self.number("TRIBUTARY_SEED", default: 1)
            let count = Self.number("TRIBUTARY_KILLS", default: Kill.moments.count)
            let federation = try await BankFederation.agreed()
            let undisturbed = try await federation.carryOut()
            let expected = try await federation.result(of: undisturbed)
            #expect(expected.unreceipted == 0)
            var schedule = KillSchedule(seed: UInt64(seed))
            for number in 1...count {
                let kill = schedule.next(among: federation.banks)
                let run = try await federation.carryOut(kill)
                let result = try await federation.result(of: run)
                #expect(
                    result == expected,
                    "\(kill); replay with TRIBUTARY_SEED=\(seed) TRIBUTARY_KILLS=\(number)")
            }
        }
    }
}

extension BankFederation {
    /// A run in which processes die once and are started again at once.
    fileprivate func carryOut(_ kill: Kill) async throws -> RunID {
        try await joinAll()
        let watched = try await join(kill.watched)
        let run = try await open()
        let id = run.hex.prefix(8)
        _ = try await Patience.find("\(kill.moment) in run \(id)") {
            watched.lines.last { $0.contains(kill.moment) && $0.contains(id) }
        }
        try await ContinuousClock().sleep(for: kill.delay)
        if kill.victim == .coordinator || kill.victim == .everybody { try await killServer() }
        for bank in banks where kill.victim == .node(bank) || kill.victim == .everybody {
            try await self.kill(bank)
        }
        try await serve()
        try await joinAll()
        try await finish(run)
        return run
    }
}

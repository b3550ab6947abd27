import Foundation
import Messaging
import Testing

/// More kills and other draws for a long run by hand, as in Scripts/kills.
private func number(_ name: String, default number: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? number
}

/// One kill in every phase, one at any instant, and two that are followed by a second.
private let kills = number("TRIBUTARY_KILLS", default: Kill.phases.count + 3)

extension `End to end` {
    @Suite(.timeLimit(.minutes(15 + kills)))
    struct `A process killed at any instant and started again` {
        @Test func `ends the run with the same outcome, bit for bit`() async throws {
            let seed = number("TRIBUTARY_SEED", default: 1)
            let federation = try await BankFederation.agreed()
            _ = try await federation.carryOut()
            let start = ContinuousClock.now
            let undisturbed = try await federation.carryOut()
            var schedule = KillSchedule(
                seed: UInt64(seed), length: start.duration(to: .now))
            let expected = try await federation.result(of: undisturbed)
            #expect(expected.unreceipted == 0)
            for number in 1...kills {
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

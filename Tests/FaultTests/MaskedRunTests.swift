import Federation
import FederationTesting
import Messaging
import Testing

@Suite struct `A masked run has the bits of an unmasked one` {
    static let scenarios: [Scenario] = Scenario.Kind.allCases.flatMap { kind in
        kind == .averaging
            ? [Scenario.full(kind)] : [Scenario.full(kind), Scenario.full(kind, folds: 3)]
    }
    static let small: [Scenario] = Scenario.Kind.allCases.flatMap { kind in
        let shares = [3, 1, 2, 2]
        return kind == .averaging
            ? [Scenario.small(kind, shares: shares)]
            : [
                Scenario.small(kind, shares: shares),
                Scenario.small(kind, folds: 2, shares: shares),
            ]
    }

    @Test(arguments: scenarios)
    func `in every computation of a whole study`(scenario: Scenario) throws {
        let masks = try MaskedAnswers(institutions: scenario.frames.count)
        let run = try scenario.plainRun()
        let plain = try run.carryOut()
        var round: UInt8 = 0
        let masked = try run.carryOut { answers in
            round += 1
            let masked = try masks.masked(answers, question: .sha256([round]))
            for (hidden, words) in zip(masked, answers) {
                #expect(zip(hidden, words).allSatisfy { $0 != $1 })
            }
            return masked
        }
        #expect(masked.outcome.payload == plain.outcome.payload)
        #expect(masked.sums == plain.sums && masked.steps == plain.steps)
    }

    @Test(arguments: small)
    func `when it travels in messages`(scenario: Scenario) async throws {
        let history = try await FederationSimulation(
            seed: 2, study: scenario.study, frames: scenario.frames
        ).run()
        let plain = try scenario.plainRun().carryOut()
        #expect(history.outcome == plain.outcome.payload)
        #expect(try history.sums() == plain.sums)
    }
}
